using Galactic.Datasets;
using Galactic.Homes;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>The objects that lie about in the worlds of an experiment, by the name or folder in its settings.</summary>
public static class ObjectSets
{
    /// <summary>The nine classes of the published task, the same in every split.</summary>
    public const string Ycb9 = "ycb9";

    /// <summary>
    /// The nine and everyday things in several colours and sizes. <see cref="HomeSplit.TestStyle"/> has classes and
    /// colours that no other split has, and only those.
    /// </summary>
    public const string Everyday = "everyday";

    // Variants belong to the set, not to the run: a file of episodes finds them again.
    private const ulong Seed = 0;
    private const int Variants = 4;

    /// <summary>True for the name of a built-in set.</summary>
    public static bool IsBuiltIn(string name) => name is Ycb9 or Everyday;

    /// <summary>Object classes of one split.</summary>
    /// <param name="name">Name of a built-in set or a folder, see <see cref="YcbObjects"/>; null for
    /// <see cref="Ycb9"/>.</param>
    /// <param name="split">Whose.</param>
    /// <param name="detail">How finely the built-in ones are drawn.</param>
    /// <exception cref="Assets.AssetException">There is no such folder, or a file in it is damaged.</exception>
    public static IReadOnlyList<MovableObject> Load(
        string? name, HomeSplit split, ObjectDetail detail = ObjectDetail.Standard)
    {
        return name switch
        {
            null or Ycb9 => MovableObjects.Ycb9(detail),
            Everyday when split == HomeSplit.TestStyle => MovableObjects.HeldOutVariants(Seed, Variants, detail),
            Everyday => MovableObjects.TrainingVariants(Seed, Variants, detail),
            _ => YcbObjects.Load(name),
        };
    }
}
