using Galactic.Compute;
using Galactic.Tasks;
using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>
/// Independent action channels: Gaussians for continuous ones, Bernoullis for binary ones. A network's head holds the
/// means first, then the logits, and with <see cref="ActionSpread.PerState"/> the log standard deviations last.
/// </summary>
public sealed class ActionDistribution
{
    private const float HalfLogTau = 0.9189385332046727f;
    private readonly int[] continuous;
    private readonly int[] binary;

    /// <summary>Reads the kinds of the channels.</summary>
    /// <exception cref="ArgumentException">No channel is to be learned.</exception>
    public ActionDistribution(ActionSpace actions, ActionSpread spread = ActionSpread.Shared)
    {
        (Actions, Spread) = (actions, spread);
        continuous = Indices(actions, ActionChannel.Continuous);
        binary = Indices(actions, ActionChannel.Binary);
        if (ChoiceSize == 0)
        {
            throw new ArgumentException(
                "The action space has no continuous or binary channel to learn.", nameof(actions));
        }
    }

    /// <summary>Channels of an action.</summary>
    public ActionSpace Actions { get; }

    /// <summary>Where the standard deviations of continuous channels come from.</summary>
    public ActionSpread Spread { get; }

    /// <summary>Number of continuous channels: means at the front of a head.</summary>
    public int ContinuousCount => continuous.Length;

    /// <summary>Number of binary channels.</summary>
    public int BinaryCount => binary.Length;

    /// <summary>Floats of a stored choice: learned channels.</summary>
    public int ChoiceSize => continuous.Length + binary.Length;

    /// <summary>Floats of a head.</summary>
    public int HeadSize => ChoiceSize + (Spread == ActionSpread.PerState ? continuous.Length : 0);

    /// <summary>Draws a choice and returns its log probability density.</summary>
    /// <param name="head">[<see cref="HeadSize"/>] means, logits and, if they are decided per state, log deviations.</param>
    /// <param name="shared">[<see cref="ContinuousCount"/>] log deviations if they are not.</param>
    /// <param name="key">Stream of this env and step.</param>
    /// <param name="choice">[<see cref="ChoiceSize"/>] drawn values, not clipped.</param>
    /// <param name="given">[<see cref="ContinuousCount"/>] values taken instead of drawn ones, and NaN where one is to be
    /// drawn; empty to draw all. What is given has no part in the probability.</param>
    public float Sample(
        ReadOnlySpan<float> head,
        ReadOnlySpan<float> shared,
        RandomKey key,
        Span<float> choice,
        ReadOnlySpan<float> given = default)
    {
        ReadOnlySpan<float> logStd = Spread == ActionSpread.PerState ? head[ChoiceSize..] : shared;
        float logProbability = 0;
        for (int i = 0; i < continuous.Length; i++)
        {
            if (!given.IsEmpty && !float.IsNaN(given[i]))
            {
                choice[i] = given[i];
                continue;
            }

            float normal = key.Normal(i);
            choice[i] = head[i] + MathF.Exp(logStd[i]) * normal;
            logProbability -= 0.5f * normal * normal + logStd[i] + HalfLogTau;
        }

        for (int i = continuous.Length; i < ChoiceSize; i++)
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
        for (int i = continuous.Length; i < ChoiceSize; i++)
        {
            choice[i] = head[i] > 0 ? 1 : 0;
        }
    }

    /// <summary>
    /// Spreads a choice over the channels of an action; unused ones are 0. With a shared spread it is clipped to what an
    /// env executes; the published policy is told its last action as it was drawn.
    /// </summary>
    /// <param name="choice">[<see cref="ChoiceSize"/>].</param>
    /// <param name="action">[<see cref="ActionSpace.Size"/>].</param>
    public void ToAction(ReadOnlySpan<float> choice, Span<float> action)
    {
        action.Clear();
        for (int i = 0; i < continuous.Length; i++)
        {
            action[continuous[i]] = Spread == ActionSpread.PerState ? choice[i] : Math.Clamp(choice[i], -1, 1);
        }

        for (int i = 0; i < binary.Length; i++)
        {
            action[binary[i]] = choice[continuous.Length + i];
        }
    }

    /// <summary>Picks the continuous channels of an action, in the order of a choice.</summary>
    /// <param name="action">[<see cref="ActionSpace.Size"/>].</param>
    /// <param name="values">[<see cref="ContinuousCount"/>].</param>
    public void ToContinuous(ReadOnlySpan<float> action, Span<float> values)
    {
        for (int i = 0; i < continuous.Length; i++)
        {
            values[i] = action[continuous[i]];
        }
    }

    /// <summary>Log probability [batch] of choices [batch, choice] under heads [batch, head].</summary>
    /// <param name="head">[batch, head].</param>
    /// <param name="shared">[continuous] log deviations if they are not in the head.</param>
    /// <param name="choice">[batch, choice].</param>
    /// <param name="drawn">[batch, continuous] 1 for channels that were drawn, 0 for given ones; null if all were.</param>
    internal Tensor LogProbability(Tensor head, Tensor? shared, Tensor choice, Tensor? drawn = null)
    {
        using ScalarScope numbers = new();
        Tensor result = zeros(head.shape[0]);
        if (continuous.Length > 0)
        {
            Tensor logStd = shared ?? LogStd(head);
            Tensor distance = numbers.Subtract(
                choice.narrow(1, 0, continuous.Length), head.narrow(1, 0, continuous.Length)) * logStd.neg().exp();
            if (drawn is null)
            {
                Tensor width = shared is null ? logStd.sum(1) : logStd.sum();
                result = numbers.Subtract((distance * distance).sum(1) * numbers.Of(-0.5), width);
                result = numbers.Add(result, -HalfLogTau * continuous.Length);
            }
            else
            {
                Tensor channels = numbers.Subtract(distance * distance * numbers.Of(-0.5), logStd);
                result = (numbers.Add(channels, -HalfLogTau) * drawn).sum(1);
            }
        }

        if (binary.Length > 0)
        {
            Tensor logit = Logits(head);
            Tensor on = choice.narrow(1, continuous.Length, binary.Length);
            result = numbers.Add(result, numbers.Add(on * logit, logit.neg().log_sigmoid()).sum(1));
        }

        return result;
    }

    /// <summary>Entropy [batch] of the binary channels, nats: -log sigmoid(-l) - l sigmoid(l).</summary>
    internal Tensor BinaryEntropy(Tensor head)
    {
        Tensor logit = Logits(head);
        using ScalarScope numbers = new();
        return numbers.Add(logit.neg().log_sigmoid(), logit * logit.sigmoid()).sum(1).neg();
    }

    /// <summary>Entropy [batch] of all channels, nats; that of a Gaussian is 1/2 + 1/2 log 2 pi + log std.</summary>
    /// <param name="head">[batch, head].</param>
    /// <param name="shared">[continuous] log deviations if they are not in the head.</param>
    internal Tensor Entropy(Tensor head, Tensor? shared)
    {
        using ScalarScope numbers = new();
        Tensor result = BinaryEntropy(head);
        if (continuous.Length == 0)
        {
            return result;
        }

        result = numbers.Add(result, shared is null ? LogStd(head).sum(1) : shared.sum());
        return numbers.Add(result, (0.5f + HalfLogTau) * continuous.Length);
    }

    /// <summary>Squared distance [batch] of the means from advice, over the advised channels.</summary>
    /// <param name="head">[batch, head].</param>
    /// <param name="advice">[batch, continuous].</param>
    /// <param name="advised">[batch, continuous] 1 where there is advice, else 0.</param>
    internal Tensor SquaredDistance(Tensor head, Tensor advice, Tensor advised)
    {
        using ScalarScope numbers = new();
        Tensor difference = numbers.Subtract(head.narrow(1, 0, continuous.Length), advice);
        return (difference * difference * advised).sum(1);
    }

    /// <summary>[batch, continuous] log deviations that are decided per state.</summary>
    internal Tensor LogStd(Tensor head) => head.narrow(1, ChoiceSize, continuous.Length);

    private Tensor Logits(Tensor head) => head.narrow(1, continuous.Length, binary.Length);

    private static float Softplus(float x) => MathF.Max(x, 0) + MathF.Log(1 + MathF.Exp(-MathF.Abs(x)));

    private static int[] Indices(ActionSpace actions, ActionChannel kind) =>
        [.. Enumerable.Range(0, actions.Size).Where(i => actions.Channels[i] == kind)];
}
