namespace Galactic.Tasks;

/// <summary>An observation term by name: its size, meaning, bounds and how it is computed.</summary>
/// <remarks>Non-finite values are replaced by 0.</remarks>
public sealed class ObservationSource
{
    /// <summary>A term computed one env at a time.</summary>
    /// <param name="name">Unique name.</param>
    /// <param name="size">Number of floats.</param>
    /// <param name="description">Meaning, unit and frame.</param>
    /// <param name="write">Called for every env after every step, from several threads.</param>
    /// <param name="low">Least value; null if there is none.</param>
    /// <param name="high">Greatest value; null if there is none.</param>
    /// <exception cref="ArgumentException">The name is empty or the size is not 1 to 4096.</exception>
    public ObservationSource(
        string name, int size, string description, ObservationWriter write, float? low = null, float? high = null)
        : this(name, size, description, low, high)
    {
        ArgumentNullException.ThrowIfNull(write);
        Write = write;
    }

    internal ObservationSource(
        string name, int size, string description, GroupWriter write, float? low = null, float? high = null)
        : this(name, size, description, low, high) => WriteGroup = write;

    private ObservationSource(string name, int size, string description, float? low, float? high)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (size is < 1 or > 4096)
        {
            throw new ArgumentException(
                $"Observation term '{name}' must have 1 to 4096 floats, got {size}.", nameof(size));
        }

        (Name, Size, Description, Low, High) = (name, size, description, low, high);
    }

    /// <summary>Unique name.</summary>
    public string Name { get; }

    /// <summary>Number of floats.</summary>
    public int Size { get; }

    /// <summary>Meaning, unit and frame.</summary>
    public string Description { get; }

    /// <summary>Least value; null if there is none.</summary>
    public float? Low { get; }

    /// <summary>Greatest value; null if there is none.</summary>
    public float? High { get; }

    /// <summary>Computes one env, or null if <see cref="WriteGroup"/> does 16.</summary>
    internal ObservationWriter? Write { get; }

    /// <summary>Computes 16 envs at once.</summary>
    internal GroupWriter? WriteGroup { get; }
}
