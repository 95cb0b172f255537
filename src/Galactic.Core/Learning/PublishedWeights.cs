namespace Galactic.Learning;

/// <summary>
/// Weights of the published network (PointNavResNetPolicy with a ResNet18, a GRU and the action distribution
/// gaussian_and_categorical) under their names in PyTorch.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>PyTorch</term><description>ours</description></listheader>
/// <item><term>net.prev_action_embedding.*</term><description>actor.previous.*</description></item>
/// <item><term>net.tgt_embeding.*</term><description>actor.state.*</description></item>
/// <item><term>net.visual_encoder.backbone.stem.1, .2</term><description>actor.stem, actor.stem.norm</description></item>
/// <item><term>net.visual_encoder.backbone.layers.S.B.convs.0, .1, .3, .4</term>
/// <description>actor.blockS.B.conv1, .conv1.norm, .conv2, .conv2.norm</description></item>
/// <item><term>net.visual_encoder.backbone.layers.S.B.downsample.1, .2</term>
/// <description>actor.blockS.B.down, .down.norm</description></item>
/// <item><term>net.visual_encoder.compression.0, .1</term>
/// <description>actor.compression, actor.compression.norm</description></item>
/// <item><term>net.visual_fc.1, .2</term><description>actor.features, actor.features.norm</description></item>
/// <item><term>net.state_encoder.rnn.weight_ih_l0, bias_ih_l0, weight_hh_l0, bias_hh_l0</term>
/// <description>actor.memory.input.weight, .bias, actor.memory.hidden.weight, .bias</description></item>
/// <item><term>action_distribution.mu, std, linear_0, linear_1</term>
/// <description>actor.mean, actor.std, actor.choice0, actor.choice1</description></item>
/// <item><term>critic.fc</term><description>critic.head</description></item>
/// </list>
/// Layouts are the same on both sides: rows are outputs, GRU gates are reset, update, new. Inputs are too: colour before
/// depth, channels of a 4x4 cell ordered by row, column, colour; image, state and action in this order before the GRU.
/// </remarks>
public static class PublishedWeights
{
    private const string Backbone = "net.visual_encoder.backbone.";

    /// <summary>What precedes the names in checkpoints of its trainer.</summary>
    private const string TrainerPrefix = "actor_critic.";

    /// <summary>Our name of every parameter of the published network.</summary>
    public static IReadOnlyList<(string Published, string Ours)> Names { get; } = [.. AllNames()];

    /// <summary>Reads weights; all of them or, on an error, none.</summary>
    /// <param name="path">A safetensors file of 32-bit floats; names may start with "actor_critic.".</param>
    /// <param name="policy">Receives them; must be the published network, <see cref="PolicySettings.Paper"/>.</param>
    /// <exception cref="ArgumentException">The policy is another network.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or a tensor is missing, unknown, of another shape or not
    /// finite; the message names it.</exception>
    public static void Load(string path, ActorCritic policy)
    {
        Dictionary<string, long[]> shapes = policy.Parameters.Layout.ToDictionary(p => p.Name, p => p.Shape);
        if (shapes.Count != Names.Count || Names.FirstOrDefault(n => !shapes.ContainsKey(n.Ours)) is { Ours: not null })
        {
            throw new ArgumentException(
                "Published weights fit the published network only: PolicySettings.Paper with two binary actions.",
                nameof(policy));
        }

        Dictionary<string, NamedTensor> tensors = SafeTensors.Load(path).ToDictionary(t => Bare(t.Name));
        List<(string Ours, float[] Values)> found = [];
        foreach ((string published, string ours) in Names)
        {
            if (!tensors.Remove(published, out NamedTensor? tensor))
            {
                throw new InvalidDataException($"{path} lacks tensor {published}.");
            }

            if (!tensor.Shape.SequenceEqual(shapes[ours]))
            {
                throw new InvalidDataException(
                    $"Tensor {published} in {path}: expected shape [{string.Join(", ", shapes[ours])}], found "
                    + $"[{string.Join(", ", tensor.Shape)}].");
            }

            if (!Array.TrueForAll(tensor.Values, float.IsFinite))
            {
                throw new InvalidDataException($"Tensor {published} in {path} holds values that are not finite.");
            }

            found.Add((ours, tensor.Values));
        }

        if (tensors.Keys.FirstOrDefault() is { } unknown)
        {
            throw new InvalidDataException($"{path} holds tensor {unknown}, which the published network does not have.");
        }

        foreach ((string ours, float[] values) in found)
        {
            values.CopyTo(policy.Parameters.Span(ours));
        }
    }

    private static string Bare(string name) =>
        name.StartsWith(TrainerPrefix, StringComparison.Ordinal) ? name[TrainerPrefix.Length..] : name;

    private static IEnumerable<(string Published, string Ours)> AllNames() =>
    [
        .. Layer("net.prev_action_embedding", "actor.previous"),
        .. Layer("net.tgt_embeding", "actor.state"),
        .. Convolution(Backbone + "stem.1", Backbone + "stem.2", "actor.stem"),
        .. Enumerable.Range(0, 8).SelectMany(i => Block(i / 2, i % 2)),
        .. Convolution("net.visual_encoder.compression.0", "net.visual_encoder.compression.1", "actor.compression"),
        .. Convolution("net.visual_fc.1", "net.visual_fc.2", "actor.features"),
        ("net.state_encoder.rnn.weight_ih_l0", "actor.memory.input.weight"),
        ("net.state_encoder.rnn.weight_hh_l0", "actor.memory.hidden.weight"),
        ("net.state_encoder.rnn.bias_ih_l0", "actor.memory.input.bias"),
        ("net.state_encoder.rnn.bias_hh_l0", "actor.memory.hidden.bias"),
        .. Layer("action_distribution.mu", "actor.mean"),
        .. Layer("action_distribution.std", "actor.std"),
        .. Layer("action_distribution.linear_0", "actor.choice0"),
        .. Layer("action_distribution.linear_1", "actor.choice1"),
        .. Layer("critic.fc", "critic.head"),
    ];

    private static IEnumerable<(string Published, string Ours)> Block(int stage, int block)
    {
        string published = $"{Backbone}layers.{stage}.{block}.";
        string ours = $"actor.block{stage}.{block}.";
        return
        [
            .. Convolution(published + "convs.0", published + "convs.1", ours + "conv1"),
            .. Convolution(published + "convs.3", published + "convs.4", ours + "conv2"),
            .. stage > 0 && block == 0
                ? Convolution(published + "downsample.1", published + "downsample.2", ours + "down")
                : [],
        ];
    }

    private static IEnumerable<(string Published, string Ours)> Convolution(string layer, string norm, string ours) =>
        [(layer + ".weight", ours + ".weight"), .. Layer(norm, ours + ".norm")];

    private static IEnumerable<(string Published, string Ours)> Layer(string published, string ours) =>
        [(published + ".weight", ours + ".weight"), (published + ".bias", ours + ".bias")];
}
