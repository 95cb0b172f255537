namespace Galactic.Scenes;

/// <summary>
/// Numbers of the parts of a home's mesh (<see cref="Assets.TriangleMesh.Parts"/>) that are the building; its pieces
/// follow from <see cref="FirstPiece"/> on.
/// </summary>
public static class BuildingPart
{
    /// <summary>What is neither wall, floor nor ceiling, for instance stairs.</summary>
    public const int Other = 0;

    /// <summary>Walls with their windows, door frames and the front door.</summary>
    public const int Wall = 1;

    /// <summary>Floors.</summary>
    public const int Floor = 2;

    /// <summary>Ceilings.</summary>
    public const int Ceiling = 3;

    /// <summary>The first piece of furniture or decoration.</summary>
    public const int FirstPiece = 4;
}
