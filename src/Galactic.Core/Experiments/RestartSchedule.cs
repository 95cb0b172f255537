using Galactic.Compute;
using Galactic.Simulation;

namespace Galactic.Experiments;

/// <summary>Starts a random episode in every env once in a hundred steps, another share of the envs at each.</summary>
/// <param name="envs">Envs.</param>
/// <param name="episodes">Episodes of the set.</param>
internal sealed class RestartSchedule(int envs, int episodes)
{
    private const int EpisodeSteps = 100;
    private readonly int[] commands = new int[envs];
    private int last;

    /// <summary>An episode for every env.</summary>
    public int[] First()
    {
        for (int env = 0; env < envs; env++)
        {
            commands[env] = Draw(env, 0);
        }

        return [.. commands];
    }

    /// <summary>What each env does in a step; valid until the next call.</summary>
    public int[] Next(int step)
    {
        if (step == 0)
        {
            Array.Fill(commands, EnvCommand.Continue);
        }

        for (int env = last; env < envs; env += EpisodeSteps)
        {
            commands[env] = EnvCommand.Continue;
        }

        last = step % EpisodeSteps;
        for (int env = last; env < envs; env += EpisodeSteps)
        {
            commands[env] = Draw(env, step + 1);
        }

        return commands;
    }

    private int Draw(int env, int step) => RandomKey.FromSeed(1).For(env).Index(step, episodes);
}
