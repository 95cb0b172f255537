using System.Numerics;
using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>Draws one env into a frame.</summary>
internal static unsafe class FrameRenderer
{
    /// <summary>Draws the scene and the instances of an env; a camera that is not finite sees nothing.</summary>
    public static void Draw<TLanes, TMode>(
        Frame* frame, PreparedAssets assets, RenderBatch batch, int env, int camera)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        frame->SlotCount = 0;
        frame->ItemCount = 0;
        frame->ClippedCount = 0;
        frame->DrawnCount = 0;
        frame->RecordCount = 0;
        int tiles = (frame->View.Width + Frame.Tile - 1) / Frame.Tile * frame->TilesDown;
        new Span<float>(frame->TileDepth, tiles).Clear();
        new Span<byte>(frame->TileDirty, tiles).Clear();
        float* clipFromWorld = stackalloc float[RenderBatch.TransformSize];
        long pose = ((long)env * batch.CameraCount + camera) * RenderBatch.TransformSize;
        if (!ClipFromWorld(batch.WorldFromCamera.Pointer + pose, frame->View.Scale, clipFromWorld))
        {
            return;
        }

        GatherScene<TLanes>(frame, assets, batch.SceneIndex.Pointer[env], clipFromWorld);
        GatherInstances<TLanes>(frame, assets, batch, env, clipFromWorld);
        ClusterCuller<TLanes>.Sort(frame);
        for (int i = 0; i < frame->ItemCount; i++)
        {
            DrawItem* item = frame->Sorted + i;
            if (!TileTest<TLanes>.IsHidden(frame, *item))
            {
                if (item->Cluster < frame->Slots[item->Slot].Mesh->FirstMasked)
                {
                    FaceSetup.DrawCluster<TLanes, TMode>(frame, *item);
                }
                else
                {
                    FaceSetup.DrawCluster<TLanes, MaskedMode>(frame, *item);
                }
            }
        }
    }

    /// <summary>Leaves no depth behind.</summary>
    public static void Clear(Frame* frame)
    {
        int columns = (frame->View.Width + Frame.Tile - 1) / Frame.Tile;
        new Span<float>(frame->Depth, columns * frame->Stride * Frame.Tile).Clear();
    }

    private static void GatherScene<TLanes>(
        Frame* frame, PreparedAssets assets, int scene, float* clipFromWorld)
        where TLanes : struct, ILanes<TLanes>
    {
        if (scene == -1)
        {
            return;
        }

        DrawSlot* slot = frame->Slots + frame->SlotCount;
        new Span<float>(clipFromWorld, RenderBatch.TransformSize).CopyTo(new Span<float>(slot->ClipFromMesh, 12));
        slot->Mesh = assets.Scene(scene);
        slot->WorldFromMesh = null;
        slot->Instance = -1;
        ClusterCuller<TLanes>.Gather(frame, frame->SlotCount++);
    }

    private static void GatherInstances<TLanes>(
        Frame* frame, PreparedAssets assets, RenderBatch batch, int env, float* clipFromWorld)
        where TLanes : struct, ILanes<TLanes>
    {
        int count = batch.InstanceCount.Pointer[env];
        for (int instance = 0; instance < count; instance++)
        {
            long index = (long)env * batch.Capacity + instance;
            int mesh = batch.MeshIndex.Pointer[index];
            if (mesh == -1)
            {
                continue;
            }

            DrawSlot* slot = frame->Slots + frame->SlotCount;
            slot->Mesh = assets.Mesh(mesh);
            slot->Instance = instance;
            slot->WorldFromMesh = batch.WorldFromMesh.Pointer + index * RenderBatch.TransformSize;
            for (int row = 0; row < 3; row++)
            {
                Concatenate(clipFromWorld + row * 4, slot->WorldFromMesh, slot->ClipFromMesh + row * 4);
            }

            ClusterCuller<TLanes>.Gather(frame, frame->SlotCount++);
        }
    }

    private static void Concatenate(float* row, float* matrix, float* result)
    {
        Vector4 product = row[0] * *(Vector4*)matrix + row[1] * *(Vector4*)(matrix + 4)
            + row[2] * *(Vector4*)(matrix + 8) + new Vector4(0, 0, 0, row[3]);
        *(Vector4*)result = product;
    }

    private static bool ClipFromWorld(float* worldFromCamera, float scale, float* clipFromWorld)
    {
        float* m = worldFromCamera;
        float sum = 0;
        for (int i = 0; i < RenderBatch.TransformSize; i++)
        {
            sum += m[i] * 0;
        }

        ReadOnlySpan<float> factors = [scale, -scale, -1];
        for (int axis = 0; axis < 3; axis++)
        {
            (float x, float y, float z) = (
                m[axis] * factors[axis], m[4 + axis] * factors[axis], m[8 + axis] * factors[axis]);
            float* row = clipFromWorld + axis * 4;
            (row[0], row[1], row[2]) = (x, y, z);
            row[3] = -(x * m[3] + y * m[7] + z * m[11]);
        }

        return sum == 0;
    }
}
