namespace Galactic.Homes;

/// <summary>The nearest place before a surface where the base may stand.</summary>
/// <param name="X">Place of the base's centre, millimetres.</param>
/// <param name="Z">Place of the base's centre, millimetres.</param>
/// <param name="Heading">
/// The way to the middle of the surface, in 1/16 of a whole turn: heading h looks along (cos h, 0, -sin h).
/// </param>
public readonly record struct HomeStand(int X, int Z, int Heading)
{
    /// <summary>Headings in a whole turn.</summary>
    public const int Headings = 16;
}
