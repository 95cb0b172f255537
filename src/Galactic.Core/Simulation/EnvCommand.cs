namespace Galactic.Simulation;

/// <summary>Negative entries of the list of episodes to start.</summary>
public static class EnvCommand
{
    /// <summary>The env goes on with its episode.</summary>
    public const int Continue = -1;

    /// <summary>The env does nothing and shows nothing.</summary>
    public const int Idle = -2;
}
