using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>A compute shader ready to run.</summary>
internal sealed unsafe class ComputeStage : IDisposable
{
    private readonly VulkanDevice device;

    /// <summary>Makes the pipeline.</summary>
    /// <param name="device">Where.</param>
    /// <param name="shader">File name without ".spv".</param>
    /// <param name="layout">What it sees.</param>
    /// <param name="constants">[constant_id] values of its specialization constants.</param>
    public ComputeStage(VulkanDevice device, string shader, PipelineLayout layout, params ReadOnlySpan<uint> constants)
    {
        this.device = device;
        using ShaderCode code = new(device, shader);
        SpecializationMapEntry* entries = stackalloc SpecializationMapEntry[Math.Max(1, constants.Length)];
        for (int i = 0; i < constants.Length; i++)
        {
            entries[i] = new SpecializationMapEntry((uint)i, (uint)(i * sizeof(uint)), sizeof(uint));
        }

        fixed (byte* main = "main\0"u8)
        fixed (uint* values = constants)
        {
            SpecializationInfo special = new((uint)constants.Length, entries, (nuint)constants.Length * 4, values);
            ComputePipelineCreateInfo create = new()
            {
                SType = StructureType.ComputePipelineCreateInfo,
                Layout = layout,
                Stage = new PipelineShaderStageCreateInfo
                {
                    SType = StructureType.PipelineShaderStageCreateInfo,
                    Stage = ShaderStageFlags.ComputeBit,
                    Module = code.Module,
                    PName = main,
                    PSpecializationInfo = constants.Length > 0 ? &special : null,
                },
            };
            Pipeline pipeline;
            VulkanException.Check(
                device.Api.CreateComputePipelines(device.Handle, default, 1, &create, null, &pipeline),
                $"Making pipeline {shader}");
            Handle = pipeline;
        }
    }

    /// <summary>Vulkan's handle.</summary>
    public Pipeline Handle { get; }

    /// <inheritdoc/>
    public void Dispose() => device.Api.DestroyPipeline(device.Handle, Handle, null);
}
