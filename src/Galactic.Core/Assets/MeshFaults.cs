namespace Galactic.Assets;

/// <summary>Triangles of a file that were left out when it was read.</summary>
/// <param name="NotFinite">A corner is not a number or infinite.</param>
/// <param name="WithoutArea">All corners lie on a line or in a point.</param>
/// <param name="Duplicate">The same corners in the same turn with the same colour and material were there already.</param>
public readonly record struct MeshFaults(int NotFinite, int WithoutArea, int Duplicate)
{
    /// <summary>There are none.</summary>
    public bool IsNone => this == default;

    /// <summary>All of two.</summary>
    public static MeshFaults operator +(MeshFaults a, MeshFaults b) =>
        new(a.NotFinite + b.NotFinite, a.WithoutArea + b.WithoutArea, a.Duplicate + b.Duplicate);

    /// <summary>One phrase for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{WithoutArea} triangles without area, {Duplicate} duplicate and {NotFinite} not finite ones");
}
