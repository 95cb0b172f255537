using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Replays;

/// <summary>Plays replays: simulates them anew and checks every step against the original.</summary>
public static class ReplayPlayer
{
    /// <summary>Builds the home and plays the episode.</summary>
    /// <param name="replay">What to play.</param>
    /// <param name="device">Workers.</param>
    /// <param name="log">Receives problems of loaded data.</param>
    /// <exception cref="InvalidDataException">The robot's files are not where the replay says, or the replay does not fit
    /// the worlds it names, or leads somewhere else than the original; the message names the file or the first step that
    /// differs.</exception>
    public static EpisodeRecording Play(EpisodeReplay replay, CpuDevice device, Action<string>? log = null)
    {
        WorldSettings world = RobotPaths.Existing(replay.Settings.World);
        RobotModel robot = world.LoadRobot(log);
        WorldBuilder worlds = new(world, robot, device, log);
        EpisodeSet set;
        try
        {
            IReadOnlyList<MovableObject> objects = worlds.KnownObjects;
            set = new EpisodeSet([worlds.Scene(replay.Scene, 0)], objects, [replay.Episode.In(objects)]);
        }
        catch (ArgumentException wrong)
        {
            throw new InvalidDataException(wrong.Message, wrong);
        }

        VectorEnvSettings rules = replay.Settings.Env with { Schedule = EpisodeSchedule.OncePerEpisode };
        using VectorEnv env = new(set, robot, rules, 1, device);
        EpisodeRecording recording = Record(env, replay.Actions);
        Compare(replay, recording);
        return recording;
    }

    private static EpisodeRecording Record(VectorEnv env, IReadOnlyList<float[]> actions)
    {
        try
        {
            return EpisodeRecorder.RecordFirst(new Script(actions), env, 0);
        }
        catch (InvalidOperationException unplayable)
        {
            throw new InvalidDataException(unplayable.Message, unplayable);
        }
    }

    private static void Compare(EpisodeReplay replay, EpisodeRecording recording)
    {
        for (int frame = 0; frame < Math.Min(recording.Frames.Count, replay.Fingerprints.Count); frame++)
        {
            if (EpisodeReplay.Fingerprint(recording.Frames[frame]) != replay.Fingerprints[frame])
            {
                throw new InvalidDataException(
                    $"The replay leads to another state at step {frame} of {replay.Actions.Count}: the home, the objects "
                    + "or the rules are not those of the original.");
            }
        }

        if (recording.Frames.Count != replay.Fingerprints.Count || recording.Outcome != replay.Outcome)
        {
            throw new InvalidDataException(
                $"The replay ended with {recording.Outcome} after {recording.Frames.Count - 1} steps, the original with "
                + $"{replay.Outcome} after {replay.Actions.Count}.");
        }
    }

    /// <summary>Takes one given action after the other.</summary>
    private sealed class Script(IReadOnlyList<float[]> steps) : IPolicy
    {
        private int next;

        public void Act(IVectorEnv env, Span<float> actions)
        {
            actions.Clear();
            if (next < steps.Count)
            {
                if (steps[next].Length != actions.Length)
                {
                    throw new InvalidDataException(
                        $"actions[{next}] has {steps[next].Length} numbers, the robot takes {actions.Length}.");
                }

                steps[next].CopyTo(actions);
            }

            next++;
        }
    }
}
