using Galactic.Scenes;

namespace Galactic.Homes;

/// <summary>
/// How finely the parts of one home are drawn: its level of detail, and for some features one level less or more.
/// </summary>
/// <param name="Level">Level of everything that is not a feature.</param>
/// <param name="Lowered">So many features, from <see cref="DetailFeature.Casings"/> on, are drawn one level
/// coarser, below <see cref="HomeDetail.Lean"/> mostly not at all; if negative, as many from the other end are drawn one level
/// finer.</param>
/// <param name="IsFlat">True to leave out textures.</param>
internal readonly record struct DetailPlan(HomeDetail Level, int Lowered = 0, bool IsFlat = false)
{
    /// <summary>What a feature given up in a lean drawing shows.</summary>
    public const HomeDetail BelowLean = HomeDetail.Lean - 1;

    /// <summary>Features that can be given up.</summary>
    public const int Features = (int)DetailFeature.Body;

    /// <summary>Movable objects there is room for.</summary>
    public const int UsualObjects = 25;

    private static readonly int[] ObjectTriangles =
        [.. Enum.GetValues<HomeDetail>().Order().Select(CountObjects)];

    /// <summary>Triangles of the usual number of movable objects: the default classes equally often.</summary>
    public static int Objects(HomeDetail level) => ObjectTriangles[(int)level];

    /// <summary>Fewest and most triangles of a home at a level, with room left for the movable objects.</summary>
    public static (int Least, int Most) Limits(HomeDetail level) => level switch
    {
        HomeDetail.Lean => (1_200 - Objects(level), 2_500 - Objects(level)),
        HomeDetail.Standard => (0, 6_000 - Objects(level)),
        _ => (0, 30_000 - Objects(level)),
    };

    /// <summary>Level of a feature.</summary>
    public HomeDetail Of(DetailFeature feature)
    {
        int order = (int)feature;
        bool lower = order < Lowered;
        bool raise = order < Features && order >= Features + Lowered && Lowered < 0 && Level < HomeDetail.Rich;
        return lower ? Level - 1 : raise ? Level + 1 : Level;
    }

    private static int CountObjects(HomeDetail level)
    {
        IReadOnlyList<MovableObject> all = MovableObjects.Ycb9(level.OfObjects());
        return all.Sum(o => o.Mesh.TriangleCount) * UsualObjects / all.Count;
    }
}
