using Galactic.Rendering;
using Galactic.Tasks;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Galactic.Learning.Networks;

/// <summary>
/// The encoder of the published policy: 4x4 pixels become channels, a 1x1 convolution, eight basic blocks of 32, 64, 128
/// and 256 planes with GroupNorm (He et al. 2016, Wu and He 2018), a 3x3 convolution down to about 1024 values, and a
/// linear layer with LayerNorm and ReLU.
/// </summary>
internal sealed class ResNetEncoder : ImageEncoder
{
    private const int Block = 4;
    private const int Groups = 16;
    private const int BasePlanes = 32;
    private const int Stages = 4;
    private const int BlocksPerStage = 2;
    private const int FlatSize = 1024;
    private const int PixelsPerChunk = 1 << 22;
    private readonly int features;
    private readonly long compressed;
    private readonly long cells;

    public ResNetEncoder(PolicySettings settings, ObservationSpace observations)
        : base(settings, observations)
    {
        RequireMultiple(observations, Block, nameof(VisualEncoder.ResNet18));
        features = settings.EncoderFeatures;
        cells = Reduced(ImageWidth) * Reduced(ImageHeight);
        compressed = (long)Math.Round((double)FlatSize / cells / Groups) * Groups;
        if (compressed == 0)
        {
            throw new ArgumentException(
                $"The {nameof(VisualEncoder.ResNet18)} encoder ends in {cells} cells at {ImageWidth}x{ImageHeight} pixels, "
                + $"more than its {FlatSize} values can describe; use images of at most 256x256.",
                nameof(observations));
        }
    }

    public override PixelLayout Layout => PixelLayout.Planar;

    public override long Features => features;

    public override int LargestChunk => Math.Clamp(PixelsPerChunk / (ImageWidth * ImageHeight), 64, 2048);

    protected override long ChannelDimension => 1;

    public override long[] Shape(long batch, int channels) => [batch, channels, ImageHeight, ImageWidth];

    public override void Plan(ParameterPlan plan)
    {
        AddConvolution(plan, "actor.stem", BasePlanes, Block * Block * Channels, 1);
        foreach ((string name, int inputs, int planes, int stride) in Blocks())
        {
            AddConvolution(plan, name + ".conv1", planes, inputs, 3);
            AddConvolution(plan, name + ".conv2", planes, planes, 3);
            if (stride != 1)
            {
                AddConvolution(plan, name + ".down", planes, inputs, 1);
            }
        }

        AddConvolution(plan, "actor.compression", compressed, BasePlanes << (Stages - 1), 3);
        plan.Add("actor.features.weight", ParameterStart.Uniform(compressed * cells), features, compressed * cells);
        plan.AddNorm("actor.features.norm", features);
    }

    protected override Tensor Encode(NetworkLayers layers, Tensor images)
    {
        Tensor x = F.relu(Normalized(layers, "actor.stem", SpaceToDepth(images), 1, 0), inplace: true);
        foreach ((string name, _, _, int stride) in Blocks())
        {
            Tensor same = stride == 1
                ? x
                : Normalized(layers, name + ".down", F.avg_pool2d(x, [3, 3], [stride, stride], [1, 1]), 1, 0);
            Tensor change = F.relu(Normalized(layers, name + ".conv1", x, stride, 1), inplace: true);
            change = Normalized(layers, name + ".conv2", change, 1, 1);
            using ScalarScope numbers = new();
            x = F.relu(numbers.Add(change, same), inplace: true);
        }

        x = F.relu(Normalized(layers, "actor.compression", x, 1, 1), inplace: true);
        x = F.linear(x.flatten(1), layers.Image("actor.features.weight")).to_type(ScalarType.Float32);
        return F.relu(layers.LayerNorm("actor.features.norm", x), inplace: true);
    }

    private static IEnumerable<(string Name, int Inputs, int Planes, int Stride)> Blocks()
    {
        int inputs = BasePlanes;
        for (int stage = 0; stage < Stages; stage++)
        {
            for (int block = 0; block < BlocksPerStage; block++)
            {
                int planes = BasePlanes << stage;
                yield return ($"actor.block{stage}.{block}", inputs, planes, inputs == planes ? 1 : 2);
                inputs = planes;
            }
        }
    }

    private static void AddConvolution(ParameterPlan plan, string name, long outputs, long inputs, long edge)
    {
        plan.Add(name + ".weight", ParameterStart.Uniform(inputs * edge * edge), outputs, inputs, edge, edge);
        plan.AddNorm(name + ".norm", outputs);
    }

    private static Tensor Normalized(NetworkLayers layers, string name, Tensor x, long stride, long padding) =>
        layers.GroupNorm(name + ".norm", layers.PlainConvolution(name, x, stride, padding), Groups);

    /// <summary>Channel (dy * 4 + dx) * channels + c of cell (y, x) is channel c of pixel (4 y + dy, 4 x + dx).</summary>
    private Tensor SpaceToDepth(Tensor images)
    {
        (long height, long width) = (ImageHeight / Block, ImageWidth / Block);
        Tensor split = images.view(-1, Channels, height, Block, width, Block);
        return split.permute(0, 3, 5, 1, 2, 4).reshape(-1, Channels * Block * Block, height, width);
    }

    /// <summary>Cells along an edge: a quarter, then three times half, rounded up.</summary>
    private static long Reduced(int pixels)
    {
        long edge = pixels / Block;
        for (int stage = 1; stage < Stages; stage++)
        {
            edge = (edge + 1) / 2;
        }

        return edge;
    }
}
