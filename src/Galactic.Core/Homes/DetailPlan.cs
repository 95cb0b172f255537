namespace Galactic.Homes;

/// <summary>
/// How finely the parts of one home are drawn: its level of detail, and for some features one level less or more.
/// </summary>
/// <param name="Level">Level of everything that is not a feature.</param>
/// <param name="Lowered">So many features, from <see cref="DetailFeature.Casings"/> on, are drawn one level
/// coarser, below <see cref="HomeDetail.Lean"/> not at all; if negative, as many from the other end are drawn one level
/// finer.</param>
/// <param name="IsFlat">True to leave out textures.</param>
internal readonly record struct DetailPlan(HomeDetail Level, int Lowered = 0, bool IsFlat = false)
{
    /// <summary>Features that can be given up.</summary>
    public const int Features = (int)DetailFeature.Body;

    // What 25 movable objects take.
    private const int LeanObjects = 25 * 20;
    private const int Objects = 25 * 60;

    /// <summary>Fewest and most triangles of a home at a level, with room left for 25 movable objects.</summary>
    public static (int Least, int Most) Limits(HomeDetail level) => level switch
    {
        HomeDetail.Lean => (1_200 - LeanObjects, 2_500 - LeanObjects),
        HomeDetail.Standard => (0, 6_000 - Objects),
        _ => (0, 30_000 - Objects),
    };

    /// <summary>Level of a feature.</summary>
    public HomeDetail Of(DetailFeature feature)
    {
        int order = (int)feature;
        bool lower = order < Lowered;
        bool raise = order < Features && order >= Features + Lowered && Lowered < 0 && Level < HomeDetail.Rich;
        return lower ? Level - 1 : raise ? Level + 1 : Level;
    }
}
