using Galactic.Assets;
using Galactic.Compute;
using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>All meshes of a renderer, prepared.</summary>
internal sealed unsafe class PreparedAssets : IDisposable
{
    private readonly PreparedMesh[] owned;
    private readonly PreparedMaterials materials;
    private readonly NativeArray<MeshData> table;

    /// <summary>Prepares scenes and instance meshes on the device's workers.</summary>
    public PreparedAssets(RenderAssets assets, CpuDevice device, RenderSettings settings)
    {
        SceneCount = assets.Scenes.Count;
        MeshCount = assets.Meshes.Count;
        owned = new PreparedMesh[SceneCount + MeshCount];
        TriangleMesh[] meshes = [.. assets.Scenes, .. assets.Meshes];
        PrepareProgress progress = new(settings.Progress, meshes.Sum(m => (long)m.TriangleCount));
        materials = new PreparedMaterials(meshes, settings.TextureLimit, device);
        device.Run("render/prepare", owned.Length, 1, new PrepareKernel(assets, materials, owned, progress, settings.Cache));
        table = new NativeArray<MeshData>(owned.Length);
        for (int i = 0; i < owned.Length; i++)
        {
            table.Pointer[i] = owned[i].Data;
            HasMasks |= owned[i].Data.FirstMasked < owned[i].Data.Clusters;
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

    /// <summary>There are textures with holes.</summary>
    public bool HasMasks { get; }

    /// <summary>All materials.</summary>
    public MaterialData* Materials => materials.Table;

    /// <summary>Texels of all textures.</summary>
    public ulong* Texels => materials.Texels;

    /// <summary>Memory of all instance meshes.</summary>
    public long MeshBytes => owned.Skip(SceneCount).Sum(m => m.Bytes);

    /// <summary>Memory of materials and textures.</summary>
    public long MaterialBytes => materials.Bytes;

    /// <summary>Memory of a scene.</summary>
    public long SceneBytes(int index) => owned[index].Bytes;

    /// <summary>A scene.</summary>
    public MeshData* Scene(int index) => table.Pointer + index;

    /// <summary>An instance mesh.</summary>
    public MeshData* Mesh(int index) => table.Pointer + SceneCount + index;

    /// <summary>Refuses scene and mesh numbers that are out of range.</summary>
    /// <exception cref="ArgumentException">One is.</exception>
    public void Check(RenderBatch batch) => BatchCheck.Check(batch, SceneCount, MeshCount);

    /// <inheritdoc/>
    public void Dispose()
    {
        table.Dispose();
        materials.Dispose();
        foreach (PreparedMesh mesh in owned)
        {
            mesh.Dispose();
        }
    }

    private readonly struct PrepareKernel(
        RenderAssets assets, PreparedMaterials materials, PreparedMesh[] target, PrepareProgress progress,
        PreparedCache? cache) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                bool isScene = i < assets.Scenes.Count;
                int number = isScene ? i : i - assets.Scenes.Count;
                target[i] = isScene
                    ? new PreparedMesh(
                        assets.Scenes[number], assets.SceneClasses.ElementAtOrDefault(number) ?? [], materials, cache)
                    : new PreparedMesh(
                        assets.Meshes[number], [assets.MeshClasses.ElementAtOrDefault(number)], materials, cache);
                progress.Add((isScene ? assets.Scenes[number] : assets.Meshes[number]).TriangleCount);
            }
        }
    }
}
