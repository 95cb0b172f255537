namespace Galactic.Experiments;

/// <summary>One measured speed.</summary>
/// <param name="Name">stage/what, for example "render/depth".</param>
/// <param name="Value">Median of the repeats, in <paramref name="Unit"/>.</param>
/// <param name="Unit">For example "frames/s".</param>
/// <param name="Envs">Envs in the batch.</param>
/// <param name="Size">Image edge in pixels, 0 without images.</param>
/// <param name="Triangles">Static triangles of a scene, 0 without images.</param>
/// <param name="Threads">Worker threads.</param>
public sealed record ThroughputResult(
    string Name, double Value, string Unit, int Envs, int Size, int Triangles, int Threads);
