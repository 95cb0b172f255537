using System.Numerics;

namespace Galactic.Scenes;

/// <summary>What episode generation needs to know about one scene; immutable, shared by all workers.</summary>
internal sealed class EpisodeSpace
{
    private const int SamplesPerSide = 5;
    private const float MinReachableShare = 0.3f;
    private const float TypicalHalfHeight = 0.05f;
    private const float SightStep = 0.025f;
    private readonly float[][] cumulative;
    private readonly EpisodeOptions options;

    public EpisodeSpace(Scene scene, IReadOnlyList<MovableObject> objects, EpisodeOptions options)
    {
        (Scene, this.options) = (scene, options);
        Statics = new StaticIndex(scene.Collision);
        List<Receptacle> surfaces = [];
        List<float> weights = [];
        foreach (Receptacle receptacle in scene.Receptacles)
        {
            float share = ReachableShare(receptacle);
            if (share >= MinReachableShare && receptacle.Weight > 0)
            {
                surfaces.Add(receptacle);
                float area = 4 * receptacle.HalfX * receptacle.HalfZ * share;
                weights.Add(receptacle.Weight * MathF.Sqrt(area));
            }
        }

        Surfaces = surfaces;
        // Classes that belong in the same places share one table.
        Dictionary<(IReadOnlyList<string>, float), float[]> tables = [];
        cumulative = new float[objects.Count][];
        for (int i = 0; i < cumulative.Length; i++)
        {
            (IReadOnlyList<string>, float) belonging = (objects[i].BelongsOn, objects[i].Affinity);
            if (!tables.TryGetValue(belonging, out float[]? table))
            {
                tables.Add(belonging, table = Cumulative(objects[i], weights));
            }

            cumulative[i] = table;
        }

        bool[] navigable = scene.Navigation.Navigable;
        NavigableCells = [.. Enumerable.Range(0, navigable.Length).Where(i => navigable[i])];
    }

    public Scene Scene { get; }

    public StaticIndex Statics { get; }

    /// <summary>Receptacles the robot can use.</summary>
    public IReadOnlyList<Receptacle> Surfaces { get; }

    public int[] NavigableCells { get; }

    /// <summary>Why no episode can be made here, or null.</summary>
    public string? Problem =>
        NavigableCells.Length == 0 ? "its floor has no place where the robot's base fits"
        : Surfaces.Count == 0 ? $"none of its {Scene.Receptacles.Count} receptacles is within the robot's reach"
        : null;

    /// <summary>
    /// A receptacle for an object from a number in [0, 1): by weight, square root of the usable area and affinity.
    /// </summary>
    public int PickSurface(int thing, float uniform)
    {
        float[] table = cumulative[thing];
        float level = uniform * table[^1];
        int i = 0;
        while (i + 1 < table.Length && table[i] <= level)
        {
            i++;
        }

        return i;
    }

    /// <summary>
    /// Horizontal distance from the base at which objects at a height may stand, metres; 0 at heights without objects.
    /// </summary>
    public float ReachAt(float height) =>
        height >= options.MinHeight && height <= options.MaxHeight ? options.Robot.Reach.At(height) : 0;

    /// <summary>True if some place for the base is near enough for the arm, walls ignored.</summary>
    public bool IsWithinReach(Vector3 point)
    {
        float reach = ReachAt(point.Y);
        return reach > 0 && Scene.Navigation.DistanceToNavigable(point.X, point.Z) <= reach;
    }

    /// <summary>
    /// True if nothing static lies between a robot at a place and a point, from the shoulder or level with it.
    /// </summary>
    public bool IsInSight(Vector2 place, Vector3 point) =>
        IsSegmentFree(new Vector3(place.X, options.Robot.Reach.ShoulderHeight, place.Y), point)
        || IsSegmentFree(new Vector3(place.X, point.Y, place.Y), point);

    private bool IsSegmentFree(Vector3 from, Vector3 to)
    {
        ColumnGrid grid = Scene.Columns[0];
        int steps = (int)(Vector3.Distance(from, to) / SightStep);
        for (int i = 0; i < steps; i++)
        {
            Vector3 p = Vector3.Lerp(from, to, i / (float)steps);
            if (!grid.IsFree(p.X, p.Y, p.Z))
            {
                return false;
            }
        }

        return true;
    }

    private float[] Cumulative(MovableObject thing, List<float> weights)
    {
        float[] table = new float[weights.Count];
        float sum = 0;
        for (int i = 0; i < table.Length; i++)
        {
            sum += weights[i] * thing.AffinityTo(Surfaces[i]);
            table[i] = sum;
        }

        return table;
    }

    private float ReachableShare(Receptacle receptacle)
    {
        int reachable = 0;
        for (int i = 0; i < SamplesPerSide * SamplesPerSide; i++)
        {
            float u = (i % SamplesPerSide * 2 + 1f) / SamplesPerSide - 1;
            float v = (i / SamplesPerSide * 2 + 1f) / SamplesPerSide - 1;
            Vector3 point = receptacle.WorldFromSurface.Transform(
                new Vector3(u * receptacle.HalfX, TypicalHalfHeight, v * receptacle.HalfZ));
            reachable += IsWithinReach(point) ? 1 : 0;
        }

        return reachable / (float)(SamplesPerSide * SamplesPerSide);
    }
}
