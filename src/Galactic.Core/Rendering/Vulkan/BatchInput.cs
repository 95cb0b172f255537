using System.Numerics;
using Galactic.Compute;
using Galactic.Scenes;
using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>Cameras and poses of the envs drawn together, in memory that the device reads.</summary>
internal sealed unsafe class BatchInput : IDisposable
{
    private readonly DeviceAssets assets;
    private readonly int slotsPerEnv;
    private readonly Vector2 tangents;

    /// <summary>Allocates.</summary>
    /// <param name="device">Where.</param>
    /// <param name="assets">What envs show.</param>
    /// <param name="view">Lens.</param>
    /// <param name="views">Most views.</param>
    /// <param name="instances">Most instances of an env.</param>
    public BatchInput(VulkanDevice device, DeviceAssets assets, Projection view, int views, int instances)
    {
        (this.assets, slotsPerEnv) = (assets, instances + 1);
        tangents = new Vector2(view.Width, view.Height) / (2 * view.Scale);
        Views = new DeviceBuffer(
            device, (ulong)views * (ulong)sizeof(GpuView), BufferUsageFlags.StorageBufferBit, DeviceMemoryKind.Upload);
        Slots = new DeviceBuffer(
            device, SlotBytes(views, instances), BufferUsageFlags.StorageBufferBit, DeviceMemoryKind.Upload);
    }

    /// <summary>[view] <see cref="GpuView"/>.</summary>
    public DeviceBuffer Views { get; }

    /// <summary>[view, slot] <see cref="GpuSlot"/>.</summary>
    public DeviceBuffer Slots { get; }

    /// <summary>Bytes that the poses of so many views take.</summary>
    public static ulong SlotBytes(int views, int instances) =>
        (ulong)views * (ulong)(instances + 1) * (ulong)sizeof(GpuSlot);

    /// <summary>Chunks that the fullest env of a batch might show.</summary>
    public static DrawRoom Demand(RenderBatch batch, DeviceAssets assets)
    {
        DrawRoom most = default;
        for (int env = 0; env < batch.EnvCount; env++)
        {
            int scene = batch.SceneIndex.Pointer[env];
            DrawRoom room = scene < 0 ? default : assets.Scene(scene).Room;
            int* meshes = batch.MeshIndex.Pointer + (long)env * batch.Capacity;
            for (int instance = 0; instance < batch.InstanceCount.Pointer[env]; instance++)
            {
                room += meshes[instance] < 0 ? default : assets.Mesh(meshes[instance]).Room;
            }

            most = most.AtLeast(room);
        }

        return most;
    }

    /// <summary>Writes one view; a camera that is not finite sees nothing.</summary>
    /// <param name="batch">What envs show.</param>
    /// <param name="env">Which env.</param>
    /// <param name="number">Which camera of it.</param>
    /// <param name="view">Where to write.</param>
    public void Write(RenderBatch batch, int env, int number, int view)
    {
        uint first = (uint)(view * slotsPerEnv);
        float* camera = batch.WorldFromCamera.Pointer
            + ((long)env * batch.CameraCount + number) * RenderBatch.TransformSize;
        GpuView written = new()
        {
            X = new Vector4(new Vector3(camera[0], camera[4], camera[8]) / tangents.X, camera[3]),
            Y = new Vector4(new Vector3(camera[1], camera[5], camera[9]) / -tangents.Y, camera[7]),
            Forward = new Vector4(-camera[2], -camera[6], -camera[10], camera[11]),
            FirstSlot = first,
        };
        if (IsFinite(camera))
        {
            WriteSlots(batch, env, first, ref written);
        }

        ((GpuView*)Views.Address)[view] = written;
    }

    /// <summary>Writes a view that shows nothing.</summary>
    public void WriteEmpty(int view) => ((GpuView*)Views.Address)[view] = default;

    /// <inheritdoc/>
    public void Dispose()
    {
        Views.Dispose();
        Slots.Dispose();
    }

    private static bool IsFinite(float* transform)
    {
        float sum = 0;
        for (int i = 0; i < RenderBatch.TransformSize; i++)
        {
            sum += transform[i] * 0;
        }

        return sum == 0;
    }

    private void WriteSlots(RenderBatch batch, int env, uint first, ref GpuView view)
    {
        GpuSlot* next = (GpuSlot*)Slots.Address + first;
        int scene = batch.SceneIndex.Pointer[env];
        if (scene >= 0)
        {
            float* identity = stackalloc float[] { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0 };
            Append(ref next, assets.Scene(scene), identity, RenderIds.FirstPart, hasParts: true, ref view);
        }

        for (int instance = 0; instance < batch.InstanceCount.Pointer[env]; instance++)
        {
            long index = (long)env * batch.Capacity + instance;
            int mesh = batch.MeshIndex.Pointer[index];
            float* transform = batch.WorldFromMesh.Pointer + index * RenderBatch.TransformSize;
            if (mesh >= 0 && IsFinite(transform))
            {
                Append(
                    ref next, assets.Mesh(mesh), transform, RenderIds.FirstInstance + instance, hasParts: false,
                    ref view);
            }
        }
    }

    private static void Append(
        ref GpuSlot* next, MeshRange mesh, float* transform, int identity, bool hasParts, ref GpuView view)
    {
        if (mesh.Room.Total == 0)
        {
            return;
        }

        *next++ = new GpuSlot
        {
            Row0 = *(Vector4*)transform,
            Row1 = *(Vector4*)(transform + 4),
            Row2 = *(Vector4*)(transform + 8),
            FirstChunk = mesh.FirstChunk,
            FirstCandidate = view.Candidates,
            Identity = (uint)identity,
            HasParts = hasParts ? 1u : 0,
        };
        view.SlotCount++;
        view.Candidates += mesh.Room.Total;
    }
}
