using Galactic.Assets;
using Galactic.Compute;
using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>All meshes of a renderer, prepared.</summary>
internal sealed unsafe class PreparedAssets : IDisposable
{
    private readonly PreparedMesh[] owned;
    private readonly NativeArray<MeshData> table;

    /// <summary>Prepares scenes and instance meshes on the device's workers.</summary>
    public PreparedAssets(RenderAssets assets, CpuDevice device)
    {
        SceneCount = assets.Scenes.Count;
        MeshCount = assets.Meshes.Count;
        owned = new PreparedMesh[SceneCount + MeshCount];
        device.Run("render/prepare", owned.Length, 1, new PrepareKernel(assets, owned));
        table = new NativeArray<MeshData>(owned.Length);
        for (int i = 0; i < owned.Length; i++)
        {
            table.Pointer[i] = owned[i].Data;
            ref int most = ref i < SceneCount ? ref MostSceneClusters : ref MostMeshClusters;
            most = Math.Max(most, owned[i].Data.Clusters);
        }
    }

    /// <summary>Number of scenes.</summary>
    public int SceneCount { get; }

    /// <summary>Number of instance meshes.</summary>
    public int MeshCount { get; }

    /// <summary>Clusters of the largest scene.</summary>
    public readonly int MostSceneClusters;

    /// <summary>Clusters of the largest instance mesh.</summary>
    public readonly int MostMeshClusters;

    /// <summary>A scene.</summary>
    public MeshData* Scene(int index) => table.Pointer + index;

    /// <summary>An instance mesh.</summary>
    public MeshData* Mesh(int index) => table.Pointer + SceneCount + index;

    /// <summary>Refuses scene and mesh numbers that are out of range.</summary>
    /// <exception cref="ArgumentException">One is.</exception>
    public void Check(RenderBatch batch)
    {
        for (int env = 0; env < batch.EnvCount; env++)
        {
            int scene = batch.SceneIndex.Pointer[env];
            if (scene < -1 || scene >= SceneCount)
            {
                throw new ArgumentException(
                    $"Env {env} shows scene {scene}, but there are {SceneCount} scenes (-1 shows none).", nameof(
                        batch));
            }

            int count = batch.InstanceCount.Pointer[env];
            if (count < 0 || count > batch.Capacity)
            {
                throw new ArgumentException(
                    $"Env {env} has {count} instances, but the batch holds {batch.Capacity}.", nameof(batch));
            }

            int* meshes = batch.MeshIndex.Pointer + (long)env * batch.Capacity;
            for (int instance = 0; instance < count; instance++)
            {
                if (meshes[instance] < -1 || meshes[instance] >= MeshCount)
                {
                    throw new ArgumentException(
                        $"Instance {instance} of env {env} shows mesh {meshes[instance]}, but there are {MeshCount} " +
                        "meshes (-1 hides it).", nameof(batch));
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        table.Dispose();
        foreach (PreparedMesh mesh in owned)
        {
            mesh.Dispose();
        }
    }

    private readonly struct PrepareKernel(RenderAssets assets, PreparedMesh[] target) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                bool isScene = i < assets.Scenes.Count;
                TriangleMesh mesh = isScene ? assets.Scenes[i] : assets.Meshes[i - assets.Scenes.Count];
                target[i] = new PreparedMesh(mesh, isScene);
            }
        }
    }
}
