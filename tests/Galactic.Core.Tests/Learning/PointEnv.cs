using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Tasks;

namespace Galactic.Tests.Learning;

/// <summary>
/// A point on a plane must move into one of four places and close its gripper there; closing elsewhere fails. The
/// target is told in the state, or only shown as the lit quarter of an image.
/// </summary>
internal sealed partial class PointEnv : IResumableEnv, IAdvisingEnv
{
    private const float Speed = 0.2f;
    private const float Radius = 0.2f;
    private readonly bool shown;
    private readonly int imageSize;
    private readonly int limit;
    private readonly EpisodeSchedule schedule;
    private readonly int episodes;
    private readonly float[] x;
    private readonly float[] y;
    private readonly float[] state;
    private readonly float[] reward;
    private readonly float[] episodeReturn;
    private readonly bool[] terminated;
    private readonly bool[] truncated;
    private readonly bool[] transition;
    private readonly EpisodeOutcome[] outcome;
    private readonly int[] episode;
    private readonly int[] started;
    private readonly int[] step;
    private RandomKey key;

    public PointEnv(
        int envs,
        bool shown = false,
        int imageSize = 16,
        int limit = 20,
        EpisodeSchedule schedule = EpisodeSchedule.Random,
        int episodes = 1000)
    {
        (EnvCount, this.shown, this.imageSize, this.limit) = (envs, shown, imageSize, limit);
        (this.schedule, this.episodes) = (schedule, episodes);
        x = new float[envs];
        y = new float[envs];
        state = new float[envs * Observations.StateSize];
        reward = new float[envs];
        episodeReturn = new float[envs];
        terminated = new bool[envs];
        truncated = new bool[envs];
        transition = new bool[envs];
        outcome = new EpisodeOutcome[envs];
        episode = new int[envs];
        started = new int[envs];
        step = new int[envs];
        Reset(0);
    }

    public int EnvCount { get; }

    public int EpisodeCount => schedule == EpisodeSchedule.OncePerEpisode ? episodes : 0;

    public ReadOnlySpan<bool> Faulted => new bool[EnvCount];

    public ObservationSpace Observations => new(
        [new("position", 0, 2), new("target", 2, 2)], shown ? imageSize : 0, shown ? imageSize : 0);

    public ActionSpace Actions { get; } = new(
        ["right", "end", "close", "up"],
        [ActionChannel.Continuous, ActionChannel.Unused, ActionChannel.Binary, ActionChannel.Continuous]);

    public bool Advises { get; init; } = true;

    /// <summary>Put into every reward: what a broken simulator would do.</summary>
    public float Fault { get; set; }

    /// <summary>Envs that <see cref="Fault"/> is about; null for all.</summary>
    public int[]? FaultyEnvs { get; set; }

    /// <summary>Env that sees infinity after its first step, -1 for none.</summary>
    public int BlindedEnv { get; set; } = -1;

    public ReadOnlySpan<float> State => state;

    public ReadOnlySpan<float> Reward => reward;

    public ReadOnlySpan<bool> Terminated => terminated;

    public ReadOnlySpan<bool> Truncated => truncated;

    public ReadOnlySpan<bool> Transition => transition;

    public ReadOnlySpan<EpisodeOutcome> Outcome => outcome;

    public ReadOnlySpan<int> EpisodeIndex => episode;

    public ReadOnlySpan<int> EpisodeStep => step;

    public ReadOnlySpan<float> EpisodeReturn => episodeReturn;

    public void Reset(ulong seed)
    {
        key = RandomKey.FromSeed(seed);
        Array.Clear(started);
        for (int i = 0; i < EnvCount; i++)
        {
            (terminated[i], truncated[i], transition[i]) = (false, false, false);
            Start(i);
            Observe(i);
        }
    }

    public void Step(ReadOnlySpan<float> actions)
    {
        for (int i = 0; i < EnvCount; i++)
        {
            bool starts = outcome[i] != EpisodeOutcome.Running;
            (terminated[i], truncated[i], transition[i], reward[i]) = (false, false, !starts && episode[i] >= 0, 0);
            if (starts)
            {
                Start(i);
            }
            else if (episode[i] >= 0)
            {
                Move(i, actions.Slice(i * 4, 4));
            }

            Observe(i);
        }
    }

    /// <summary>Straight to the target; nothing about closing.</summary>
    public void Advise(Span<float> advice)
    {
        advice.Fill(float.NaN);
        for (int i = 0; i < EnvCount; i++)
        {
            (float right, float up) = Target(i);
            advice[i * 4] = Math.Clamp((right - x[i]) / Speed, -1, 1);
            advice[i * 4 + 3] = Math.Clamp((up - y[i]) / Speed, -1, 1);
        }
    }

    public unsafe void RenderDepth(in DepthTarget target)
    {
        int across = imageSize / 8;
        int patches = across * across;
        Assert.Equal(PixelLayout.Patch8ChannelsLast, target.Layout);
        for (int i = 0; i < EnvCount; i++)
        {
            (float right, float up) = Target(i);
            for (int patch = 0; patch < patches; patch++)
            {
                bool lit = (patch % across >= across / 2) == right > 0 && (patch / across < across / 2) == up > 0;
                for (int channel = 0; channel < 64; channel++)
                {
                    long at = ((long)i * patches + patch) * 64 + channel;
                    float value = lit ? 0.8f : 0;
                    if (target.Type == PixelType.Float32)
                    {
                        ((float*)target.Address)[at] = value;
                    }
                    else
                    {
                        ((ushort*)target.Address)[at] = (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16);
                    }
                }
            }
        }
    }

    public void Dispose()
    {
    }

    private void Start(int i)
    {
        int index = schedule == EpisodeSchedule.Random
            ? key.For(i).Index(started[i], episodes)
            : i + started[i] * EnvCount;
        episode[i] = index < episodes ? index : -1;
        started[i]++;
        (x[i], y[i], step[i], episodeReturn[i], outcome[i]) = (0, 0, 0, 0, EpisodeOutcome.Running);
    }

    private void Move(int i, ReadOnlySpan<float> action)
    {
        float before = Distance(i);
        x[i] = Math.Clamp(x[i] + Speed * action[0], -1, 1);
        y[i] = Math.Clamp(y[i] + Speed * action[3], -1, 1);
        step[i]++;
        reward[i] = before - Distance(i) + (FaultyEnvs?.Contains(i) == false ? 0 : Fault);
        bool closed = action[2] > 0.5f;
        terminated[i] = closed;
        truncated[i] = !closed && step[i] >= limit;
        if (closed)
        {
            outcome[i] = Distance(i) < Radius ? EpisodeOutcome.Success : EpisodeOutcome.Failure;
            reward[i] += outcome[i] == EpisodeOutcome.Success ? 2 : 0;
        }
        else if (truncated[i])
        {
            outcome[i] = EpisodeOutcome.TimeLimit;
        }

        episodeReturn[i] += reward[i];
    }

    private void Observe(int i)
    {
        (float right, float up) = Target(i);
        (state[i * 4], state[i * 4 + 1]) = (i == BlindedEnv && step[i] > 0 ? float.PositiveInfinity : x[i], y[i]);
        (state[i * 4 + 2], state[i * 4 + 3]) = shown ? (0, 0) : (right, up);
    }

    private float Distance(int i)
    {
        (float right, float up) = Target(i);
        return MathF.Sqrt((x[i] - right) * (x[i] - right) + (y[i] - up) * (y[i] - up));
    }

    private (float Right, float Up) Target(int i)
    {
        int place = RandomKey.FromSeed(99).Index(Math.Max(0, episode[i]), 4);
        return (place % 2 == 0 ? 0.5f : -0.5f, place / 2 == 0 ? 0.5f : -0.5f);
    }
}
