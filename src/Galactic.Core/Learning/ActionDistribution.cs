using Galactic.Compute;
using Galactic.Tasks;
using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>
/// Independent action channels: Gaussians with a learned, state-independent standard deviation for continuous ones,
/// Bernoullis for binary ones. A network's head holds the means first and then the logits.
/// </summary>
public sealed class ActionDistribution
{
    private const float HalfLogTau = 0.9189385332046727f;
    private readonly int[] continuous;
    private readonly int[] binary;

    /// <summary>Reads the kinds of the channels.</summary>
    /// <exception cref="ArgumentException">No channel is to be learned.</exception>
    public ActionDistribution(ActionSpace actions)
    {
        Actions = actions;
        continuous = Indices(actions, ActionChannel.Continuous);
        binary = Indices(actions, ActionChannel.Binary);
        if (HeadSize == 0)
        {
            throw new ArgumentException(
                "The action space has no continuous or binary channel to learn.", nameof(actions));
        }
    }

    /// <summary>Channels of an action.</summary>
    public ActionSpace Actions { get; }

    /// <summary>Number of continuous channels: means at the front of a head.</summary>
    public int ContinuousCount => continuous.Length;

    /// <summary>Floats of a head, and of a stored choice: learned channels.</summary>
    public int HeadSize => continuous.Length + binary.Length;

    /// <summary>Draws a choice and returns its log probability density.</summary>
    /// <param name="head">[<see cref="HeadSize"/>] means, then logits.</param>
    /// <param name="logStd">[<see cref="ContinuousCount"/>].</param>
    /// <param name="key">Stream of this env and step.</param>
    /// <param name="choice">[<see cref="HeadSize"/>] drawn values, not clipped.</param>
    public float Sample(ReadOnlySpan<float> head, ReadOnlySpan<float> logStd, RandomKey key, Span<float> choice)
    {
        float logProbability = 0;
        for (int i = 0; i < continuous.Length; i++)
        {
            float normal = key.Normal(i);
            choice[i] = head[i] + MathF.Exp(logStd[i]) * normal;
            logProbability -= 0.5f * normal * normal + logStd[i] + HalfLogTau;
        }

        for (int i = continuous.Length; i < head.Length; i++)
        {
            bool on = key.Chance(i, 1 / (1 + MathF.Exp(-head[i])));
            choice[i] = on ? 1 : 0;
            logProbability -= Softplus(on ? -head[i] : head[i]);
        }

        return logProbability;
    }

    /// <summary>Takes the most likely choice: the means, and the likelier side of every binary channel.</summary>
    public void Mode(ReadOnlySpan<float> head, Span<float> choice)
    {
        head[..continuous.Length].CopyTo(choice);
        for (int i = continuous.Length; i < head.Length; i++)
        {
            choice[i] = head[i] > 0 ? 1 : 0;
        }
    }

    /// <summary>
    /// Spreads a choice over the channels of an action, clipped to what an env executes; unused ones are 0.
    /// </summary>
    /// <param name="choice">[<see cref="HeadSize"/>].</param>
    /// <param name="action">[<see cref="ActionSpace.Size"/>].</param>
    public void ToAction(ReadOnlySpan<float> choice, Span<float> action)
    {
        action.Clear();
        for (int i = 0; i < continuous.Length; i++)
        {
            action[continuous[i]] = Math.Clamp(choice[i], -1, 1);
        }

        for (int i = 0; i < binary.Length; i++)
        {
            action[binary[i]] = choice[continuous.Length + i];
        }
    }

    /// <summary>Log probability [batch] of choices [batch, head] under heads [batch, head].</summary>
    internal Tensor LogProbability(Tensor head, Tensor logStd, Tensor choice)
    {
        using ScalarScope numbers = new();
        Tensor result = zeros(head.shape[0]);
        if (continuous.Length > 0)
        {
            Tensor distance = numbers.Subtract(
                choice.narrow(1, 0, continuous.Length), head.narrow(1, 0, continuous.Length)) * logStd.neg().exp();
            result = numbers.Subtract((distance * distance).sum(1) * numbers.Of(-0.5), logStd.sum());
            result = numbers.Add(result, -HalfLogTau * continuous.Length);
        }

        if (binary.Length > 0)
        {
            Tensor logit = head.narrow(1, continuous.Length, binary.Length);
            Tensor on = choice.narrow(1, continuous.Length, binary.Length);
            result = numbers.Add(result, numbers.Add(on * logit, logit.neg().log_sigmoid()).sum(1));
        }

        return result;
    }

    /// <summary>Entropy [batch] of the binary channels, nats: -log sigmoid(-l) - l sigmoid(l).</summary>
    internal Tensor BinaryEntropy(Tensor head)
    {
        Tensor logit = head.narrow(1, continuous.Length, binary.Length);
        using ScalarScope numbers = new();
        return numbers.Add(logit.neg().log_sigmoid(), logit * logit.sigmoid()).sum(1).neg();
    }

    private static float Softplus(float x) => MathF.Max(x, 0) + MathF.Log(1 + MathF.Exp(-MathF.Abs(x)));

    private static int[] Indices(ActionSpace actions, ActionChannel kind) =>
        [.. Enumerable.Range(0, actions.Size).Where(i => actions.Channels[i] == kind)];
}
