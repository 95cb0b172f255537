namespace Galactic.Learning;

/// <summary>A tensor in a file.</summary>
/// <param name="Name">Name, unique in its file.</param>
/// <param name="Shape">Sizes, slowest first.</param>
/// <param name="Values">All values, last dimension fastest.</param>
public sealed record NamedTensor(string Name, long[] Shape, float[] Values);
