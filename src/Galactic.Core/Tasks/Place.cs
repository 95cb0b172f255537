using System.Text.Json.Serialization;

namespace Galactic.Tasks;

/// <summary>
/// Place: the second half of <see cref="Rearrange"/>. The target is in the hand from the start; carry it to its goal
/// and let go.
/// </summary>
public sealed record Place : Rearrange
{
    /// <summary>One way instead of two.</summary>
    public Place() => (MaxSteps, EndAction) = (300, false);

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool StartsHolding => true;
}
