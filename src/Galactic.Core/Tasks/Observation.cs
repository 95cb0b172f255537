namespace Galactic.Tasks;

/// <summary>What one env shows, copied so that it may be kept.</summary>
/// <param name="Space">Names and places of the floats.</param>
/// <param name="State">The state vector.</param>
/// <param name="Privileged">The privileged vector; empty without such terms.</param>
/// <param name="Depth">[y, x] depth, metres up to 10 divided by 10, 0 where nothing was hit; null without a
/// camera.</param>
public sealed record Observation(ObservationSpace Space, float[] State, float[] Privileged, float[]? Depth)
{
    /// <summary>The floats of a named term, privileged ones included.</summary>
    /// <exception cref="ArgumentException">There is no such term; the message lists those there are.</exception>
    public ReadOnlySpan<float> this[string name]
    {
        get
        {
            ObservationTerm term = Space[name];
            float[] vector = Space.Terms.Contains(term) ? State : Privileged;
            return vector.AsSpan(term.Offset, term.Size);
        }
    }
}
