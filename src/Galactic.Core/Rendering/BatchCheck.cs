using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>Refuses batches that show what a renderer does not have.</summary>
internal static unsafe class BatchCheck
{
    /// <summary>Checks scene numbers, instance counts and mesh numbers.</summary>
    /// <param name="batch">What to draw.</param>
    /// <param name="scenes">Number of scenes there are.</param>
    /// <param name="meshes">Number of instance meshes there are.</param>
    /// <exception cref="ArgumentException">One is out of range.</exception>
    public static void Check(RenderBatch batch, int scenes, int meshes)
    {
        for (int env = 0; env < batch.EnvCount; env++)
        {
            int scene = batch.SceneIndex.Pointer[env];
            if (scene < -1 || scene >= scenes)
            {
                throw new ArgumentException(
                    $"Env {env} shows scene {scene}, but there are {scenes} scenes (-1 shows none).", nameof(batch));
            }

            int count = batch.InstanceCount.Pointer[env];
            if (count < 0 || count > batch.Capacity)
            {
                throw new ArgumentException(
                    $"Env {env} has {count} instances, but the batch holds {batch.Capacity}.", nameof(batch));
            }

            int* shown = batch.MeshIndex.Pointer + (long)env * batch.Capacity;
            for (int instance = 0; instance < count; instance++)
            {
                if (shown[instance] < -1 || shown[instance] >= meshes)
                {
                    throw new ArgumentException(
                        $"Instance {instance} of env {env} shows mesh {shown[instance]}, but there are {meshes} " +
                        "meshes (-1 hides it).", nameof(batch));
                }
            }
        }
    }
}
