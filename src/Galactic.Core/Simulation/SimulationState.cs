using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;

namespace Galactic.Simulation;

/// <summary>
/// Everything that changes while a batch runs. Numbers that are processed 16 envs at a time are stored with env as
/// the fastest axis, padded to <see cref="Stride"/>: element (component, env) is at component * Stride + env.
/// Objects are processed one env at a time and stored by [env, object].
/// </summary>
public sealed partial class SimulationState : IDisposable
{
    /// <summary>Envs processed together.</summary>
    public const int Lanes = 16;

    /// <summary>Components of <see cref="Gripper"/>: a row-major 3x4 matrix [R | t].</summary>
    public const int GripperSize = 12;

    internal SimulationState(int envs, int joints, int maxObjects)
    {
        (EnvCount, Stride, MaxObjects) = (envs, (envs + Lanes - 1) / Lanes * Lanes, Math.Max(1, maxObjects));
        BaseX = new NativeArray<float>(Stride);
        BaseZ = new NativeArray<float>(Stride);
        Yaw = new NativeArray<float>(Stride);
        Joints = new NativeArray<float>((long)joints * Stride);
        Gripper = new NativeArray<float>((long)GripperSize * Stride);
        HeldObject = new NativeArray<int>(Stride);
        EpisodeIndex = new NativeArray<int>(Stride);
        EpisodeStep = new NativeArray<int>(Stride);
        Events = new NativeArray<StepEvents>(Stride);
        HitObject = new NativeArray<int>(Stride);
        DropHeight = new NativeArray<float>(Stride);
        ObjectCount = new NativeArray<int>(Stride);
        ObjectClass = new NativeArray<int>((long)Stride * MaxObjects);
        ObjectPoses = new NativeArray<Pose>((long)Stride * MaxObjects);
        GripperFromHeld = new NativeArray<Pose>(Stride);
        GraspedFrom = new NativeArray<Pose>(Stride);
        SceneIndex = new NativeArray<int>(Stride);
        ObjectsMoved = new NativeArray<bool>(Stride);
        HeldObject.Span.Fill(-1);
        HitObject.Span.Fill(-1);
        EpisodeIndex.Span.Fill(-1);
        SceneIndex.Span.Fill(-1);
    }

    /// <summary>Number of envs.</summary>
    public int EnvCount { get; }

    /// <summary>Number of envs rounded up to whole groups of <see cref="Lanes"/>.</summary>
    public int Stride { get; }

    /// <summary>Object slots per env.</summary>
    public int MaxObjects { get; }

    /// <summary>[env] base position, metres.</summary>
    public NativeArray<float> BaseX { get; }

    /// <summary>[env] base position, metres.</summary>
    public NativeArray<float> BaseZ { get; }

    /// <summary>[env] base yaw, radians, not wrapped; heading is (cos, 0, -sin).</summary>
    public NativeArray<float> Yaw { get; }

    /// <summary>[joint, env] joint values, radians or metres.</summary>
    public NativeArray<float> Joints { get; }

    /// <summary>[12, env] world from gripper frame; the translation is components 3, 7 and 11, metres.</summary>
    public NativeArray<float> Gripper { get; }

    /// <summary>[env] slot of the object in the hand, -1 for none.</summary>
    public NativeArray<int> HeldObject { get; }

    /// <summary>[env] index into the episode set, -1 before the first and while idle.</summary>
    public NativeArray<int> EpisodeIndex { get; }

    /// <summary>[env] steps since the episode started.</summary>
    public NativeArray<int> EpisodeStep { get; }

    /// <summary>[env] what happened in the last step.</summary>
    public NativeArray<StepEvents> Events { get; }

    /// <summary>
    /// [env] slot of the movable object that the wanted motion of the last step touched first, -1 for none.
    /// </summary>
    public NativeArray<int> HitObject { get; }

    /// <summary>
    /// [env] how far an object released in the last step fell, metres: negative if it was lifted or went back to a
    /// higher place, 0 if none was released.
    /// </summary>
    public NativeArray<float> DropHeight { get; }

    /// <summary>[env] objects in the episode.</summary>
    public NativeArray<int> ObjectCount { get; }

    /// <summary>[env, object] index into the set's object classes.</summary>
    public NativeArray<int> ObjectClass { get; }

    /// <summary>[env, object] world from mesh frame.</summary>
    public NativeArray<Pose> ObjectPoses { get; }

    /// <summary>[env] gripper from mesh frame of the held object.</summary>
    internal NativeArray<Pose> GripperFromHeld { get; }

    /// <summary>[env] world from mesh frame of the held object before it was grasped.</summary>
    internal NativeArray<Pose> GraspedFrom { get; }

    /// <summary>[env] scene, -1 for none.</summary>
    internal NativeArray<int> SceneIndex { get; }

    /// <summary>[env] true if the render batch has old object poses.</summary>
    internal NativeArray<bool> ObjectsMoved { get; }

    /// <summary>The gripper frame of one env in world coordinates.</summary>
    public Pose GripperPose(int env)
    {
        Span<float> m = Gripper.Span;
        int s = Stride;
        Matrix4x4 rotation = new(
            m[env], m[env + 4 * s], m[env + 8 * s], 0,
            m[env + s], m[env + 5 * s], m[env + 9 * s], 0,
            m[env + 2 * s], m[env + 6 * s], m[env + 10 * s], 0,
            0, 0, 0, 1);
        return new Pose(GripperPosition(env), Quaternion.Normalize(Quaternion.CreateFromRotationMatrix(rotation)));
    }

    /// <summary>Origin of the gripper frame of one env, metres.</summary>
    public Vector3 GripperPosition(int env)
    {
        Span<float> m = Gripper.Span;
        return new Vector3(m[env + 3 * Stride], m[env + 7 * Stride], m[env + 11 * Stride]);
    }

    /// <summary>The mesh frame of an object in world coordinates.</summary>
    public Pose ObjectPose(int env, int slot) => ObjectPoses.Span[env * MaxObjects + slot];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (INativeMemory field in Saved)
        {
            field.Dispose();
        }

        SceneIndex.Dispose();
        ObjectsMoved.Dispose();
    }
}
