using Galactic.Assets;
using Galactic.Compute;
using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>
/// Draws a batch with vector instructions, one env per worker at a time. Images depend on nothing but their own
/// env: the same bits for any batch size and number of threads.
/// </summary>
/// <remarks>
/// Scanline rasterization of 1 / w, front to back, with hidden clusters skipped by a coarse depth image; colours and
/// identities are found afterwards, once per pixel. Both sides of triangles are drawn unless
/// <see cref="TriangleMesh.IsSingleSided"/>, or the camera is outside a closed part, which shows it no back. 512-bit instructions are used where the machine has them, else 256-bit, else
/// 128-bit ones; all agree to rounding. Not reentrant: one call at a time, as <see cref="CpuDevice"/>.
/// </remarks>
public sealed unsafe class CpuRenderer : IBatchRenderer
{
    private readonly CpuDevice device;
    private readonly PreparedAssets assets;
    private readonly FrameMemory[] workers;
    private readonly Projection[] views;
    private readonly VectorWidth width;

    /// <summary>Prepares the meshes and each worker's memory for one camera per env.</summary>
    /// <param name="assets">What envs may show; read here once.</param>
    /// <param name="camera">Size and lens of every image.</param>
    /// <param name="device">Workers; stays with the caller.</param>
    /// <exception cref="ArgumentException">A camera setting is out of range.</exception>
    public CpuRenderer(RenderAssets assets, CameraSettings camera, CpuDevice device)
        : this(assets, [camera], device)
    {
    }

    /// <summary>Prepares the meshes and each worker's memory for several cameras per env.</summary>
    /// <param name="assets">What envs may show; read here once.</param>
    /// <param name="cameras">[camera] size and lens, at least one.</param>
    /// <param name="device">Workers; stays with the caller.</param>
    /// <param name="settings">How to prepare meshes and textures; the default when left out.</param>
    /// <exception cref="ArgumentException">There is no camera or a setting is out of range.</exception>
    public CpuRenderer(
        RenderAssets assets, IReadOnlyList<CameraSettings> cameras, CpuDevice device, RenderSettings? settings = null)
        : this(assets, cameras, device, VectorWidths.Best, settings)
    {
    }

    internal CpuRenderer(
        RenderAssets assets, IReadOnlyList<CameraSettings> cameras, CpuDevice device, VectorWidth width,
        RenderSettings? settings = null)
    {
        settings ??= new RenderSettings();
        settings.Validate();
        Projection.Require(cameras);
        views = [.. cameras.Select(Projection.Of)];
        (Cameras, this.device, this.width) = ([.. cameras], device, width);
        this.assets = new PreparedAssets(assets, device, settings);
        workers = new FrameMemory[device.Threads];
        for (int worker = 0; worker < workers.Length; worker++)
        {
            workers[worker] = new FrameMemory(views);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<CameraSettings> Cameras { get; }

    /// <summary>Size and lens of the first camera.</summary>
    public CameraSettings Camera => Cameras[0];

    /// <summary>Memory in use now; workers get theirs when they first draw a batch of a larger kind.</summary>
    public RendererMemory Memory => new(
        [.. Enumerable.Range(0, assets.SceneCount).Select(assets.SceneBytes)], assets.MeshBytes, assets.MaterialBytes,
        workers.Sum(w => w.Bytes));

    /// <inheritdoc/>
    public void Render(RenderBatch batch, in RenderTargets targets, int camera = 0)
    {
        Prepare(batch, targets, camera);
        switch (width)
        {
            case VectorWidth.Bits512:
                Run<Lanes512>(batch, targets, camera);
                break;
            case VectorWidth.Bits256:
                Run<Lanes256>(batch, targets, camera);
                break;
            default:
                Run<Lanes128>(batch, targets, camera);
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        assets.Dispose();
        foreach (FrameMemory worker in workers)
        {
            worker.Dispose();
        }
    }

    private void Run<TLanes>(RenderBatch batch, in RenderTargets targets, int camera)
        where TLanes : struct, ILanes<TLanes>
    {
        if (targets.Color is null && targets.Ids is null)
        {
            device.Run(
                "render/depth", batch.EnvCount, 1, new DrawKernel<TLanes, DepthMode>(this, batch, targets, camera));
        }
        else
        {
            device.Run(
                "render/color", batch.EnvCount, 1, new DrawKernel<TLanes, SurfaceMode>(this, batch, targets, camera));
        }
    }

    private void Prepare(RenderBatch batch, in RenderTargets targets, int camera)
    {
        TargetCheck.Check(Cameras, batch, targets, camera);
        assets.Check(batch);
        foreach (FrameMemory worker in workers)
        {
            worker.Select(views[camera]);
            worker.Reserve(
                batch.Capacity + 1L, assets.MostSceneClusters + (long)batch.Capacity * assets.MostMeshClusters,
                targets.Color is not null || targets.Ids is not null || targets.Noise is not null
                || assets.HasMasks);
            Frame* frame = worker.Pointer;
            frame->Materials = assets.Materials;
            frame->Texels = assets.Texels;
            frame->HasColor = targets.Color is not null;
            frame->Light = targets.Color?.Light ?? Lighting.Sun;
            frame->Ids = targets.Ids?.Kind ?? IdKind.Instance;
        }
    }

    private readonly struct DrawKernel<TLanes, TMode>(
        CpuRenderer renderer, RenderBatch batch, RenderTargets targets, int camera) : IKernel
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        public void Execute(int begin, int end, int worker)
        {
            Frame* frame = renderer.workers[worker].Pointer;
            for (int env = begin; env < end; env++)
            {
                OutputAhead.Begin(frame, targets, env);
                FrameRenderer.Draw<TLanes, TMode>(frame, renderer.assets, batch, env, camera);
                if (TMode.HasSurface)
                {
                    long pixels = (long)frame->View.Width * frame->View.Height;
                    SurfaceShader<TLanes>.Resolve(
                        frame, targets.Ids is { } ids ? (int*)ids.Address + env * pixels : null);
                    if (targets.Color is { } color)
                    {
                        ColorWriter.Write<TLanes>(frame, color, env, batch.EnvCount);
                    }
                }

                if (targets.Depth is { } depth)
                {
                    if (targets.Noise is { } noise)
                    {
                        NoiseWriter.Apply(frame, noise, env);
                    }

                    DepthWriter.Write<TLanes>(frame, depth, env, batch.EnvCount);
                }

                FrameRenderer.Clear(frame);
            }
        }
    }
}
