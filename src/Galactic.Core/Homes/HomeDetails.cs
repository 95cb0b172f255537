using Galactic.Scenes;

namespace Galactic.Homes;

/// <summary>What a home's level of detail means for the things in it.</summary>
public static class HomeDetails
{
    /// <summary>How finely movable objects are drawn in homes of this level.</summary>
    public static ObjectDetail OfObjects(this HomeDetail detail) => detail switch
    {
        HomeDetail.Lean => ObjectDetail.Lean,
        HomeDetail.Standard => ObjectDetail.Standard,
        _ => ObjectDetail.Rich,
    };
}
