namespace Galactic.Tasks;

/// <summary>One named part of an observation vector.</summary>
/// <param name="Name">Unique within the vector.</param>
/// <param name="Offset">Index of its first float.</param>
/// <param name="Size">Number of floats.</param>
/// <param name="Description">Meaning, unit and frame.</param>
/// <param name="Low">Least value of every float; null if there is none.</param>
/// <param name="High">Greatest value of every float; null if there is none.</param>
public readonly record struct ObservationTerm(
    string Name, int Offset, int Size, string Description = "", float? Low = null, float? High = null)
{
    /// <summary>The same some steps ago, in a row of states.</summary>
    internal ObservationTerm Earlier(int age, int offset) => this with
    {
        Name = $"{Name}_{age}_ago",
        Offset = Offset + offset,
        Description = $"the same {age} steps ago, or at the start of the episode: {Description}",
    };
}
