namespace Galactic.Assets;

/// <summary>A step of <see cref="SurfaceSimplifier"/>: a vertex moves onto a neighbour.</summary>
/// <param name="Vertex">The vertex that goes.</param>
/// <param name="Fan">What is around it.</param>
/// <param name="Target">Place in the ring of the neighbour it moves onto.</param>
/// <param name="Error">How far the surface will then have moved there since the beginning, metres.</param>
internal sealed record Collapse(int Vertex, VertexFan Fan, int Target, double Error);
