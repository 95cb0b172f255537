using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Simulation;

/// <summary>Writes what each env shows: objects first, then the robot's links, and the cameras.</summary>
internal readonly unsafe struct RenderKernel(
    RenderRig rig, SimulationState state, RenderBatch batch, NativeArray<Floats>[] scratch) : IKernel
{
    private const int Size = RenderBatch.TransformSize;

    /// <inheritdoc/>
    public void Execute(int begin, int end, int worker)
    {
        Floats* links = scratch[worker].Pointer;
        for (int group = begin; group < end; group++)
        {
            int first = group * SimulationState.Lanes;
            rig.Chain.Run(
                Vector512.Load(state.BaseX.Pointer + first),
                Vector512.Load(state.BaseZ.Pointer + first),
                Vector512.Load(state.Yaw.Pointer + first),
                state.Joints.Pointer + first,
                state.Stride,
                links);
            int last = Math.Min(first + SimulationState.Lanes, state.EnvCount);
            for (int env = first; env < last; env++)
            {
                Write(env, (float*)links + (env - first));
            }
        }
    }

    private void Write(int env, float* links)
    {
        int scene = state.SceneIndex.Pointer[env];
        batch.SceneIndex.Pointer[env] = scene;
        if (scene < 0)
        {
            batch.InstanceCount.Pointer[env] = 0;
            return;
        }

        int objects = state.ObjectCount.Pointer[env];
        float* transforms = batch.WorldFromMesh.Pointer + (long)env * batch.Capacity * Size;
        int held = state.HeldObject.Pointer[env];
        if (state.ObjectsMoved.Pointer[env])
        {
            state.ObjectsMoved.Pointer[env] = false;
            WriteInstances(env, objects);
            for (int slot = 0; slot < objects; slot++)
            {
                WriteObject(env, slot, transforms);
            }
        }
        else if (held >= 0)
        {
            WriteObject(env, held, transforms);
        }

        for (int visual = 0; visual < rig.VisualSlots.Length; visual++)
        {
            Copy(links, rig.VisualSlots[visual], transforms + (objects + visual) * Size);
        }

        WriteCameras(env, links);
    }

    private void WriteCameras(int env, float* links)
    {
        float* mount = stackalloc float[Size];
        for (int camera = 0; camera < rig.CameraSlots.Length; camera++)
        {
            int slot = rig.CameraSlots[camera];
            Span<float> target = new(
                batch.WorldFromCamera.Pointer + ((long)env * batch.CameraCount + camera) * Size, Size);
            ReadOnlySpan<float> pose = rig.LinkFromCamera.AsSpan(camera * Size, Size);
            if (slot >= 0)
            {
                Copy(links, slot, mount);
                Multiply(new ReadOnlySpan<float>(mount, Size), pose, target);
            }
            else if (slot == CameraMount.World)
            {
                pose.CopyTo(target);
            }
        }
    }

    private void WriteInstances(int env, int objects)
    {
        int* meshes = batch.MeshIndex.Pointer + (long)env * batch.Capacity;
        for (int slot = 0; slot < objects; slot++)
        {
            meshes[slot] = state.ObjectClass.Pointer[env * state.MaxObjects + slot];
        }

        for (int visual = 0; visual < rig.VisualSlots.Length; visual++)
        {
            meshes[objects + visual] = rig.ObjectClasses + visual;
        }

        batch.InstanceCount.Pointer[env] = objects + rig.VisualSlots.Length;
    }

    private void WriteObject(int env, int slot, float* transforms)
    {
        Pose pose = state.ObjectPoses.Pointer[env * state.MaxObjects + slot];
        pose.Write(new Span<float>(transforms + slot * Size, Size));
    }

    private static void Copy(float* links, int slot, float* matrix)
    {
        float* from = links + slot * LinkChain.MatrixSize * SimulationState.Lanes;
        for (int i = 0; i < Size; i++)
        {
            matrix[i] = from[i * SimulationState.Lanes];
        }
    }

    /// <summary>Product of two row-major 3x4 matrices.</summary>
    private static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> product)
    {
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                product[row * 4 + column] = a[row * 4] * b[column] + a[row * 4 + 1] * b[4 + column]
                    + a[row * 4 + 2] * b[8 + column] + (column == 3 ? a[row * 4 + 3] : 0);
            }
        }
    }
}
