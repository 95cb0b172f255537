using Galactic.Compute;
using Galactic.Scenes;

namespace Galactic.Rendering.Vulkan;

/// <summary>Writes what the views of a target show; views beyond the batch show nothing.</summary>
internal readonly struct FillKernel(BatchInput input, RenderBatch batch, int camera, int first, int count) : IKernel
{
    /// <summary>Views a worker takes at a time.</summary>
    public const int Chunk = 16;

    public void Execute(int begin, int end, int worker)
    {
        for (int tile = begin; tile < end; tile++)
        {
            if (tile < count)
            {
                input.Write(batch, first + tile, camera, tile);
            }
            else
            {
                input.WriteEmpty(tile);
            }
        }
    }
}
