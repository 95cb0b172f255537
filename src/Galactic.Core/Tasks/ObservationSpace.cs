namespace Galactic.Tasks;

/// <summary>One named part of the state vector.</summary>
public readonly record struct ObservationTerm(string Name, int Offset, int Size);

/// <summary>What a policy sees: named floats and, unless the width is 0, a depth image.</summary>
/// <param name="Terms">Parts of the state vector, in order.</param>
/// <param name="ImageWidth">Pixels across, 0 for no camera.</param>
/// <param name="ImageHeight">Pixels down.</param>
public sealed record ObservationSpace(IReadOnlyList<ObservationTerm> Terms, int ImageWidth, int ImageHeight)
{
    /// <summary>Floats of the state vector.</summary>
    public int StateSize => Terms.Sum(t => t.Size);

    /// <summary>True if there is a depth image.</summary>
    public bool HasImage => ImageWidth > 0;
}
