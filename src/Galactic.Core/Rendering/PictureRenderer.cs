using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>Draws single anti-aliased pictures for people, with the rasterizer of the observations.</summary>
/// <remarks>
/// Each pixel is the mean of a square of samples. <see cref="Shadows"/> and <see cref="Occlusion"/> make shapes easier to
/// read; without them the colours are those of observations. Not reentrant.
/// </remarks>
public sealed unsafe class PictureRenderer : IDisposable
{
    private const int MaxSamples = 8;
    private readonly IBatchRenderer renderer;
    private readonly CpuDevice device;
    private readonly Projection lens;
    private readonly NativeArray<float> depth;
    private readonly NativeArray<float> coarse;
    private readonly byte[] fine;
    private readonly int samples;
    private readonly bool emits;
    private byte[] shade = [];
    private byte[] glow = [];
    private SunView? sun;
    private AmbientOcclusion? occlusion;

    /// <summary>Prepares meshes and memory.</summary>
    /// <param name="assets">What pictures may show; see <see cref="WithoutCeiling"/> for views from above.</param>
    /// <param name="camera">Size and lens of the picture, for example 1280 by 720.</param>
    /// <param name="device">Workers; stays with the caller.</param>
    /// <param name="samples">Samples per pixel each way, 1 to 8.</param>
    /// <param name="drawing">Makes the renderer that draws, of assets and cameras; null for the CPU's.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public PictureRenderer(
        RenderAssets assets, CameraSettings camera, CpuDevice device, int samples = 3,
        Func<RenderAssets, IReadOnlyList<CameraSettings>, IBatchRenderer>? drawing = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, MaxSamples);
        Projection.Of(camera);
        CameraSettings sampled = camera with { Width = camera.Width * samples, Height = camera.Height * samples };
        CameraSettings[] cameras = [sampled, SunView.Camera];
        renderer = drawing?.Invoke(assets, cameras) ?? new CpuRenderer(assets, cameras, device);
        (Camera, this.samples, this.device, lens) = (camera, samples, device, Projection.Of(sampled));
        depth = new NativeArray<float>((long)sampled.Width * sampled.Height);
        coarse = new NativeArray<float>((long)camera.Width * camera.Height);
        fine = new byte[4 * sampled.Width * sampled.Height];
        emits = assets.Scenes.Concat(assets.Meshes).Any(m => m.Surface?.Materials.Any(s => s.IsEmitter) == true);
    }

    /// <summary>Size and lens of the pictures.</summary>
    public CameraSettings Camera { get; }

    /// <summary>Colour where nothing is hit, see <see cref="Color"/>.</summary>
    public uint Background { get; init; } = Color.Hex(0xE8ECF0);

    /// <summary>
    /// What the sun does not reach lies in shadow; for views with the roof off, since ceilings keep the sun out.
    /// </summary>
    public bool Shadows { get; init; }

    /// <summary>Corners and the ground below things are darker.</summary>
    public bool Occlusion { get; init; }

    /// <summary>Draws an env of a batch.</summary>
    /// <param name="batch">Envs that show this renderer's assets.</param>
    /// <param name="env">Which of them.</param>
    /// <param name="worldFromCamera">Where to look from, along -z with +y up; the env's own camera if null.</param>
    /// <returns>[y, x, rgba] sRGB bytes, opaque.</returns>
    /// <exception cref="ArgumentException">The env shows a scene or mesh that is not there.</exception>
    public byte[] Draw(RenderBatch batch, int env, Pose? worldFromCamera = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(env);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(env, batch.EnvCount);
        using RenderBatch one = new(1, batch.Capacity, cameras: 2);
        one.SceneIndex.Pointer[0] = batch.SceneIndex.Pointer[env];
        one.InstanceCount.Pointer[0] = batch.InstanceCount.Pointer[env];
        long first = (long)env * batch.Capacity;
        const int Size = RenderBatch.TransformSize;
        new Span<int>(batch.MeshIndex.Pointer + first, batch.Capacity).CopyTo(one.MeshIndex.Span);
        new Span<float>(batch.WorldFromMesh.Pointer + first * Size, batch.Capacity * Size).CopyTo(
            one.WorldFromMesh.Span);
        new Span<float>(batch.WorldFromCamera.Pointer + (long)env * batch.CameraCount * Size, Size).CopyTo(
            one.WorldFromCamera.Span);
        worldFromCamera?.Write(one.WorldFromCamera.Span);
        return Draw(one);
    }

    /// <summary>Draws a scene alone.</summary>
    /// <param name="scene">Scene number.</param>
    /// <param name="worldFromCamera">Where to look from, along -z with +y up.</param>
    /// <returns>[y, x, rgba] sRGB bytes, opaque.</returns>
    /// <exception cref="ArgumentException">There is no such scene.</exception>
    public byte[] Draw(int scene, Pose worldFromCamera)
    {
        using RenderBatch one = new(1, 0, cameras: 2);
        one.SceneIndex.Pointer[0] = scene;
        worldFromCamera.Write(one.WorldFromCamera.Span);
        return Draw(one);
    }

    /// <summary>The triangles before the ceiling, seen from both sides: from above, walls show their backs.</summary>
    /// <param name="mesh">A scene.</param>
    /// <param name="ceilingStart">Its first ceiling triangle, see <see cref="Scene.CeilingStart"/>.</param>
    public static TriangleMesh WithoutCeiling(TriangleMesh mesh, int ceilingStart)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ceilingStart);
        int count = Math.Min(ceilingStart, mesh.TriangleCount);
        return new TriangleMesh(mesh.Positions, mesh.Indices[..(count * 3)], mesh.Colors[..count])
        {
            Surface = mesh.Surface?.Slice(0, count),
            Parts = mesh.Parts?[..count],
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        renderer.Dispose();
        sun?.Dispose();
        depth.Dispose();
        coarse.Dispose();
        occlusion?.Dispose();
    }

    private byte[] Draw(RenderBatch one)
    {
        DepthTarget target = new((nint)depth.Pointer, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain);
        renderer.RenderColor(one, target, fine);
        if (Shadows)
        {
            CastShadows(one, target, new ViewRays(lens, one.WorldFromCamera.Span[..RenderBatch.TransformSize]));
        }

        if (Occlusion)
        {
            TakeMiddles();
            occlusion ??= new AmbientOcclusion(Projection.Of(Camera), device);
            occlusion.Look(one.WorldFromCamera.Span[..RenderBatch.TransformSize], coarse.Pointer);
            if (emits)
            {
                Array.Resize(ref glow, fine.Length);
                renderer.RenderColor(one, target, glow, Lighting.Dark);
            }
        }

        byte[] picture = new byte[4 * Camera.Width * Camera.Height];
        for (int y = 0; y < Camera.Height; y++)
        {
            for (int x = 0; x < Camera.Width; x++)
            {
                Average(x, y, picture.AsSpan(4 * (y * Camera.Width + x), 4));
            }
        }

        return picture;
    }

    /// <summary>Replaces the colours of samples that the sun does not see.</summary>
    private void CastShadows(RenderBatch one, in DepthTarget target, ViewRays rays)
    {
        Bounds seen = Seen(rays);
        if (!(seen.Size.LengthSquared() > 0))
        {
            return;
        }

        Array.Resize(ref shade, fine.Length);
        sun ??= new SunView();
        sun.Look(renderer, one, seen.Center, seen.Size.Length() / 2);
        renderer.RenderColor(one, target, shade, Lighting.Shade);
        fixed (byte* to = fine, from = shade)
        {
            device.Run("picture/shadow", lens.Height, 8, new ShadowKernel(sun, rays, lens.Width, depth.Pointer, (uint*)from, (uint*)to));
        }
    }

    /// <summary>Bounds of what the picture shows.</summary>
    private Bounds Seen(ViewRays rays)
    {
        Bounds seen = Bounds.Empty;
        for (int y = 0; y < lens.Height; y += samples)
        {
            for (int x = 0; x < lens.Width; x += samples)
            {
                float here = depth.Pointer[(long)y * lens.Width + x];
                seen = here > 0 ? seen.Include(rays.PointAt(x, y, here)) : seen;
            }
        }

        return seen;
    }

    /// <summary>The depth of each pixel's middle sample.</summary>
    private void TakeMiddles()
    {
        int middle = samples / 2;
        for (int y = 0; y < Camera.Height; y++)
        {
            float* row = depth.Pointer + (long)(y * samples + middle) * lens.Width + middle;
            for (int x = 0; x < Camera.Width; x++)
            {
                coarse.Pointer[y * Camera.Width + x] = row[x * samples];
            }
        }
    }

    private void Average(int x, int y, Span<byte> pixel)
    {
        float light = Occlusion ? occlusion!.At(x, y) : 1;
        bool glows = Occlusion && emits;
        (float red, float green, float blue) = (0, 0, 0);
        for (int sample = 0; sample < samples * samples; sample++)
        {
            int row = y * samples + sample / samples;
            int from = 4 * (row * Camera.Width * samples + x * samples + sample % samples);
            bool isHit = fine[from + 3] != 0;
            red += isHit ? Lit(from) : Background & 255;
            green += isHit ? Lit(from + 1) : Background >> 8 & 255;
            blue += isHit ? Lit(from + 2) : Background >> 16 & 255;
        }

        float count = samples * samples;
        pixel[0] = (byte)(red / count + 0.5f);
        pixel[1] = (byte)(green / count + 0.5f);
        pixel[2] = (byte)(blue / count + 0.5f);
        pixel[3] = 255;

        // What a surface emits comes from itself, whatever surrounds it.
        float Lit(int channel) => glows
            ? (fine[channel] - glow[channel]) * light + glow[channel]
            : fine[channel] * light;
    }

    private readonly struct ShadowKernel(SunView sun, ViewRays rays, int width, float* depth, uint* shade, uint* to)
        : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int y = begin; y < end; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    long at = (long)y * width + x;

                    // Where both are the same, the surface looks away from the sun.
                    if (to[at] != shade[at] && sun.IsHidden(rays.PointAt(x, y, depth[at])))
                    {
                        to[at] = shade[at];
                    }
                }
            }
        }
    }
}
