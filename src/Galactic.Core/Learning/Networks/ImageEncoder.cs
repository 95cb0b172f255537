using Galactic.Rendering;
using Galactic.Tasks;
using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning.Networks;

/// <summary>Turns images into features.</summary>
internal abstract class ImageEncoder
{
    private protected ImageEncoder(PolicySettings settings, ObservationSpace observations)
    {
        (ImageWidth, ImageHeight) = (observations.ImageWidth, observations.ImageHeight);
        Channels = settings.Image switch { ImageInput.Depth => 1, ImageInput.Color => 3, _ => 4 };
    }

    /// <summary>Order of an image's values in memory.</summary>
    public abstract PixelLayout Layout { get; }

    /// <summary>Features per image.</summary>
    public abstract long Features { get; }

    /// <summary>Most images of one backward pass; bounds the memory of its activations.</summary>
    public virtual int LargestChunk => 2048;

    /// <summary>Values per pixel: 1 for depth, 3 for colour, 4 for colour and depth.</summary>
    protected int Channels { get; }

    /// <summary>Pixels across.</summary>
    protected int ImageWidth { get; }

    /// <summary>Pixels down.</summary>
    protected int ImageHeight { get; }

    /// <summary>Makes the encoder of the settings; null for none.</summary>
    /// <exception cref="ArgumentException">The images do not suit it.</exception>
    public static ImageEncoder? Create(PolicySettings settings, ObservationSpace observations) =>
        settings.Encoder switch
        {
            VisualEncoder.Patch => new PatchEncoder(settings, observations),
            VisualEncoder.Nature => new NatureEncoder(settings, observations),
            VisualEncoder.ResNet18 => new ResNetEncoder(settings, observations),
            _ => null,
        };

    /// <summary>Asks for its parameters.</summary>
    public abstract void Plan(ParameterPlan plan);

    /// <summary>Shape of the memory of <paramref name="batch"/> images with so many values per pixel.</summary>
    public abstract long[] Shape(long batch, int channels);

    /// <summary>[batch, <see cref="Features"/>] in 32-bit float.</summary>
    /// <param name="layers">Weights.</param>
    /// <param name="images">[batch, ...] in the shape of all <see cref="Channels"/>.</param>
    protected abstract Tensor Encode(NetworkLayers layers, Tensor images);

    /// <summary>[batch, <see cref="Features"/>] in 32-bit float.</summary>
    /// <param name="layers">Weights.</param>
    /// <param name="depth">Depth images, or null.</param>
    /// <param name="color">Colour images in bytes, or null.</param>
    public Tensor Encode(NetworkLayers layers, Tensor? depth, Tensor? color)
    {
        if (color is null)
        {
            return Encode(layers, depth!);
        }

        using ScalarScope numbers = new();
        Tensor shades = color.to_type(layers.ImageType) / numbers.Of(255);
        return Encode(layers, depth is null ? shades : cat([shades, depth], ChannelDimension));
    }

    /// <summary>Dimension along which colour and depth are joined.</summary>
    protected abstract long ChannelDimension { get; }

    /// <summary>Refuses images whose sides are not multiples of a number.</summary>
    protected void RequireMultiple(ObservationSpace observations, int of, string encoder)
    {
        if (!observations.HasImage || ImageWidth % of != 0 || ImageHeight % of != 0)
        {
            throw new ArgumentException(
                $"The {encoder} encoder needs an image with sides that are multiples of {of}, got "
                + $"{ImageWidth}x{ImageHeight}.", nameof(observations));
        }
    }
}
