namespace Galactic.Tasks;

/// <summary>How the policy should produce one action channel.</summary>
public enum ActionChannel
{
    /// <summary>A number, clipped to [-1, 1] by the simulator.</summary>
    Continuous,

    /// <summary>0 or 1.</summary>
    Binary,

    /// <summary>Not used by the task: always 0, not learned.</summary>
    Unused,
}

/// <summary>The channels of an action, in order.</summary>
/// <param name="Names">One name per channel.</param>
/// <param name="Channels">One kind per channel.</param>
public sealed record ActionSpace(IReadOnlyList<string> Names, IReadOnlyList<ActionChannel> Channels)
{
    /// <summary>Floats per env.</summary>
    public int Size => Channels.Count;

    /// <summary>Least value of a channel.</summary>
    public float Low(int channel) => Channels[channel] == ActionChannel.Continuous ? -1 : 0;

    /// <summary>Greatest value of a channel.</summary>
    public float High(int channel) => Channels[channel] == ActionChannel.Unused ? 0 : 1;
}
