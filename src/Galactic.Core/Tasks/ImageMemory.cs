using Galactic.Compute;
using Galactic.Rendering;

namespace Galactic.Tasks;

/// <summary>Room for the images of a batch, allocated on first use.</summary>
internal sealed unsafe class ImageMemory(CameraSettings camera, int envs) : IDisposable
{
    private readonly long pixels = (long)envs * camera.Width * camera.Height;
    private NativeArray<float>? depth;
    private NativeArray<byte>? color;

    /// <summary>[env, y, x].</summary>
    public Span<float> Depth => (depth ??= new NativeArray<float>(pixels)).Span;

    /// <summary>[env, y, x, rgba].</summary>
    public Span<byte> Color => (color ??= new NativeArray<byte>(4 * pixels)).Span;

    /// <summary>Where depth goes.</summary>
    public DepthTarget DepthTarget(DepthEncoding encoding)
    {
        depth ??= new NativeArray<float>(pixels);
        return new DepthTarget((nint)depth.Pointer, encoding, PixelType.Float32, PixelLayout.Plain);
    }

    public void Dispose()
    {
        depth?.Dispose();
        color?.Dispose();
    }
}
