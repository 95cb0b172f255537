namespace Galactic.Datasets;

/// <summary>What one scene of a dataset holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Objects">Objects and articulated furniture placed in it.</param>
/// <param name="Triangles">Triangles that are drawn.</param>
/// <param name="Receptacles">Surfaces for movable objects.</param>
/// <param name="NavigableArea">Floor on which a base of the usual radius can stand, square metres.</param>
/// <param name="NavMeshArea">Area of the navigation mesh that comes with it, square metres; null without one.</param>
public sealed record SceneFacts(
    string Name, int Objects, int Triangles, int Receptacles, float NavigableArea, float? NavMeshArea)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Name}: {Objects} objects, {Triangles:N0} triangles, {Receptacles} receptacles, {NavigableArea:0.0} m2 to drive on")
        + (NavMeshArea is { } area ? FormattableString.Invariant($", navigation mesh {area:0.0} m2") : "");
}
