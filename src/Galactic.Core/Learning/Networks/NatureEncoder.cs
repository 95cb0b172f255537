using Galactic.Rendering;
using Galactic.Tasks;
using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning.Networks;

/// <summary>
/// The three convolutions of Mnih et al. 2015 (8x8 stride 4, 4x4 stride 2, 3x3 stride 1; 32, 64 and 64 channels) and a
/// linear layer, each with ReLU.
/// </summary>
internal sealed class NatureEncoder : ImageEncoder
{
    private const int SmallestImage = 36;
    private readonly int features;

    public NatureEncoder(PolicySettings settings, ObservationSpace observations)
        : base(settings, observations)
    {
        if (Math.Min(ImageWidth, ImageHeight) < SmallestImage)
        {
            throw new ArgumentException(
                $"The {nameof(VisualEncoder.Nature)} encoder needs an image of at least {SmallestImage}x{SmallestImage}, "
                + $"got {ImageWidth}x{ImageHeight}.", nameof(observations));
        }

        features = settings.EncoderFeatures;
    }

    public override PixelLayout Layout => PixelLayout.Planar;

    public override long Features => features;

    protected override long ChannelDimension => 1;

    public override long[] Shape(long batch, int channels) => [batch, channels, ImageHeight, ImageWidth];

    public override void Plan(ParameterPlan plan)
    {
        ParameterStart start = ParameterStart.Orthogonal(MathF.Sqrt(2));
        plan.AddLayer("actor.conv1", start, 32, Channels, 8, 8);
        plan.AddLayer("actor.conv2", start, 64, 32, 4, 4);
        plan.AddLayer("actor.conv3", start, 64, 64, 3, 3);
        plan.AddLayer("actor.features", start, features, 64 * Reduced(ImageHeight) * Reduced(ImageWidth));
    }

    protected override Tensor Encode(NetworkLayers layers, Tensor images)
    {
        Tensor x = layers.Convolution("actor.conv1", images, stride: 4, padding: 0);
        x = layers.Convolution("actor.conv2", x, stride: 2, padding: 0);
        x = layers.Convolution("actor.conv3", x, stride: 1, padding: 0);
        return layers.Features("actor.features", x.flatten(1));
    }

    private static long Reduced(int pixels) => ((pixels - 8) / 4 + 1 - 4) / 2 + 1 - 2;
}
