using Galactic.Compute;

namespace Galactic.Scenes;

/// <summary>
/// What each env shows: its static scene, its moving instances and its camera. Written by the simulator, read by
/// renderers; the only thing the two share.
/// </summary>
public sealed class RenderBatch : IDisposable
{
    /// <summary>Floats per transform: a row-major 3x4 matrix [R | t].</summary>
    public const int TransformSize = 12;

    /// <summary>Allocates for a fixed number of envs and, in each, of instances and cameras.</summary>
    public RenderBatch(int envs, int capacity, int cameras = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cameras, 1);
        (EnvCount, Capacity, CameraCount) = (envs, capacity, cameras);
        SceneIndex = new NativeArray<int>(envs);
        InstanceCount = new NativeArray<int>(envs);
        MeshIndex = new NativeArray<int>((long)envs * capacity);
        WorldFromMesh = new NativeArray<float>((long)envs * capacity * TransformSize);
        WorldFromCamera = new NativeArray<float>((long)envs * cameras * TransformSize);
    }

    /// <summary>Number of envs.</summary>
    public int EnvCount { get; }

    /// <summary>Most instances an env can show.</summary>
    public int Capacity { get; }

    /// <summary>Cameras in each env.</summary>
    public int CameraCount { get; }

    /// <summary>What one more env takes here, bytes.</summary>
    public long BytesPerEnv => sizeof(int) * (2L + Capacity) + sizeof(float) * (long)TransformSize * (Capacity + CameraCount);

    /// <summary>[env] static scene, or -1 for none.</summary>
    public NativeArray<int> SceneIndex { get; }

    /// <summary>[env] instances in use.</summary>
    public NativeArray<int> InstanceCount { get; }

    /// <summary>[env, instance] mesh number in the renderer's instance mesh list; -1 hides the instance.</summary>
    public NativeArray<int> MeshIndex { get; }

    /// <summary>[env, instance, 12] rigid transforms.</summary>
    public NativeArray<float> WorldFromMesh { get; }

    /// <summary>[env, camera, 12] camera poses; a camera looks along its -z with +y up and +x right.</summary>
    public NativeArray<float> WorldFromCamera { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        SceneIndex.Dispose();
        InstanceCount.Dispose();
        MeshIndex.Dispose();
        WorldFromMesh.Dispose();
        WorldFromCamera.Dispose();
    }
}
