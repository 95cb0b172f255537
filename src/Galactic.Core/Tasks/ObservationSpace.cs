namespace Galactic.Tasks;

/// <summary>What a policy sees: named floats and, unless the width is 0, an image.</summary>
/// <param name="Terms">Parts of the state vector, in order.</param>
/// <param name="ImageWidth">Pixels across, 0 for no camera.</param>
/// <param name="ImageHeight">Pixels down.</param>
public sealed record ObservationSpace(IReadOnlyList<ObservationTerm> Terms, int ImageWidth, int ImageHeight)
{
    /// <summary>Parts of the privileged vector, which only a critic may read, in order.</summary>
    public IReadOnlyList<ObservationTerm> Privileged { get; init; } = [];

    /// <summary>Floats of the state vector.</summary>
    public int StateSize => Terms.Sum(t => t.Size);

    /// <summary>Floats of the privileged vector.</summary>
    public int PrivilegedSize => Privileged.Sum(t => t.Size);

    /// <summary>True if there is an image.</summary>
    public bool HasImage => ImageWidth > 0;

    /// <summary>The term of a name, privileged ones included.</summary>
    /// <exception cref="ArgumentException">There is no such term; the message lists those there are.</exception>
    public ObservationTerm this[string name]
    {
        get
        {
            foreach (ObservationTerm term in Terms.Concat(Privileged))
            {
                if (term.Name == name)
                {
                    return term;
                }
            }

            string known = string.Join(", ", Terms.Concat(Privileged).Select(t => t.Name));
            throw new ArgumentException($"There is no observation term '{name}'. Terms: {known}.", nameof(name));
        }
    }
}
