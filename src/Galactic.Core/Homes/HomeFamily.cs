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

    /// <summary>A spine or hub with one band of rooms shorter than the other, so that the outline is an L.</summary>
    LShape = 4,

    /// <summary>
    /// Living and kitchen in one wing, bedrooms in a wing at right angles, the hall at the knee. Held out for tests.
    /// </summary>
    Wing = 5,

    /// <summary>A core with one room behind an alcove of the living room. Held out for tests.</summary>
    Enfilade = 6,
}
