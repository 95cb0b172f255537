namespace Galactic.Homes;

/// <summary>The arrangement of rooms a plan is made from.</summary>
public enum HomeFamily
{
    /// <summary>One main room and a strip with bath and kitchen or entry.</summary>
    Studio = 0,

    /// <summary>A corridor over the full length with a band of rooms on each side.</summary>
    Spine = 1,

    /// <summary>A living column over the full depth beside a private block with a short hall.</summary>
    Hub = 2,

    /// <summary>The living room in the middle, columns of rooms left and right, no corridor.</summary>
    Core = 3,
}
