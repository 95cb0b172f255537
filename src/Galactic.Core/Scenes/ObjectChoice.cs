namespace Galactic.Scenes;

/// <summary>
/// Draws objects: every class equally often, its variants equally often, and how they rest. Immutable, shared by all
/// workers.
/// </summary>
internal sealed class ObjectChoice
{
    private readonly int[][] classes;
    private readonly int[] classOf;
    private readonly RestShape[] upright;
    private readonly RestShape[][] lying;

    public ObjectChoice(IReadOnlyList<MovableObject> objects)
    {
        Objects = objects;
        classes =
        [
            .. Enumerable.Range(0, objects.Count).GroupBy(i => objects[i].Class, StringComparer.Ordinal)
                .Select(g => g.ToArray()),
        ];
        classOf = new int[objects.Count];
        for (int c = 0; c < classes.Length; c++)
        {
            foreach (int thing in classes[c])
            {
                classOf[thing] = c;
            }
        }

        upright = [.. objects.Select(o => new RestShape(o, o.Upright))];
        lying = [.. objects.Select(o => o.Lying.Select(turn => new RestShape(o, turn)).ToArray())];
    }

    public IReadOnlyList<MovableObject> Objects { get; }

    /// <summary>The number of an object's class.</summary>
    public int ClassOf(int thing) => classOf[thing];

    /// <summary>An object by number.</summary>
    public int Draw(ref RandomDraws draws)
    {
        int[] variants = classes[draws.Index(classes.Length)];
        return variants[draws.Index(variants.Length)];
    }

    /// <summary>How an object rests.</summary>
    public RestShape DrawRest(ref RandomDraws draws, int thing)
    {
        (float lies, float which) = (draws.Uniform(), draws.Uniform());
        RestShape[] ways = lying[thing];
        return ways.Length > 0 && lies < Objects[thing].LyingShare ? ways[(int)(which * ways.Length)] : upright[thing];
    }

    public RestShape Upright(int thing) => upright[thing];
}
