using System.Runtime.InteropServices;
using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>Triangles into a target: a pipeline for each list of draws, see <see cref="DrawRoom"/>.</summary>
internal sealed unsafe class DrawStage : IDisposable
{
    private readonly VulkanDevice device;
    private readonly List<Pipeline> pipelines = [];

    /// <summary>Makes the pipelines.</summary>
    /// <param name="device">Where.</param>
    /// <param name="layout">What the shaders see.</param>
    /// <param name="target">What they draw into.</param>
    public DrawStage(VulkanDevice device, PipelineLayout layout, DrawTarget target)
    {
        this.device = device;
        try
        {
            foreach (DrawKind kind in Enum.GetValues<DrawKind>())
            {
                MakePair(layout, target, kind);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What draws a list.</summary>
    public Pipeline Pipeline(int list) => pipelines[list];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Pipeline pipeline in pipelines)
        {
            device.Api.DestroyPipeline(device.Handle, pipeline, null);
        }
    }

    private void MakePair(PipelineLayout layout, DrawTarget target, DrawKind kind)
    {
        // Without colour, paint makes no difference.
        bool isPainted = kind == DrawKind.Painted && target.Color is not null;
        bool isMasked = kind == DrawKind.Masked;
        string name = (target.Color, target.Ids) switch
        {
            (null, null) => isMasked ? "masked" : "depth",
            (null, _) => isMasked ? "masked-ids" : "ids",
            (_, null) => isMasked ? "masked-color" : isPainted ? "painted" : "color",
            _ => isMasked ? "masked-color-ids" : isPainted ? "painted-ids" : "color-ids",
        };
        bool isSampled = isPainted || isMasked;
        using ShaderCode vertex = new(device, name + ".vert");
        using ShaderCode? fragment = target.ColorCount > 0 || isMasked
            ? new ShaderCode(device, name + ".frag")
            : null;
        pipelines.Add(Make(layout, target, isSampled, vertex, fragment, CullModeFlags.None));
        pipelines.Add(Make(layout, target, isSampled, vertex, fragment, CullModeFlags.BackBit));
    }

    private Pipeline Make(
        PipelineLayout layout, DrawTarget target, bool isSampled, ShaderCode vertex, ShaderCode? fragment,
        CullModeFlags cull)
    {
        VertexInputBindingDescription binding = new(0, (uint)sizeof(GpuVertex), VertexInputRate.Vertex);
        VertexInputAttributeDescription* attributes = stackalloc VertexInputAttributeDescription[6];
        uint count = 0;
        attributes[count++] = Attribute(0, Format.R32G32B32Sfloat, nameof(GpuVertex.Position));
        if (target.Color is not null)
        {
            attributes[count++] = Attribute(1, Format.R16G16SNorm, nameof(GpuVertex.Normal));
            attributes[count++] = Attribute(2, Format.R32Uint, nameof(GpuVertex.Color));
        }

        if (isSampled)
        {
            attributes[count++] = Attribute(3, Format.R32Uint, nameof(GpuVertex.Material));
            attributes[count++] = Attribute(4, Format.R32G32Sfloat, nameof(GpuVertex.Uv));
        }

        if (target.Ids is not null)
        {
            attributes[count++] = Attribute(5, Format.R32G32Sint, nameof(GpuVertex.Part));
        }

        PipelineVertexInputStateCreateInfo input = new()
        {
            SType = StructureType.PipelineVertexInputStateCreateInfo,
            VertexBindingDescriptionCount = 1,
            PVertexBindingDescriptions = &binding,
            VertexAttributeDescriptionCount = count,
            PVertexAttributeDescriptions = attributes,
        };
        PipelineInputAssemblyStateCreateInfo assembly = new()
        {
            SType = StructureType.PipelineInputAssemblyStateCreateInfo,
            Topology = PrimitiveTopology.TriangleList,
        };
        PipelineViewportStateCreateInfo viewport = new()
        {
            SType = StructureType.PipelineViewportStateCreateInfo,
            ViewportCount = 1,
            ScissorCount = 1,
        };
        PipelineRasterizationStateCreateInfo raster = new()
        {
            SType = StructureType.PipelineRasterizationStateCreateInfo,
            PolygonMode = PolygonMode.Fill,
            CullMode = cull,
            FrontFace = FrontFace.CounterClockwise,
            LineWidth = 1,
        };
        PipelineMultisampleStateCreateInfo samples = new()
        {
            SType = StructureType.PipelineMultisampleStateCreateInfo,
            RasterizationSamples = SampleCountFlags.Count1Bit,
        };
        PipelineDepthStencilStateCreateInfo depth = new()
        {
            SType = StructureType.PipelineDepthStencilStateCreateInfo,
            DepthTestEnable = true,
            DepthWriteEnable = true,
            DepthCompareOp = CompareOp.Greater,
        };
        PipelineColorBlendAttachmentState* written = stackalloc PipelineColorBlendAttachmentState[2];
        written[0] = new PipelineColorBlendAttachmentState
        {
            ColorWriteMask = ColorComponentFlags.RBit | ColorComponentFlags.GBit | ColorComponentFlags.BBit
                | ColorComponentFlags.ABit,
        };
        written[1] = written[0];
        PipelineColorBlendStateCreateInfo blend = new()
        {
            SType = StructureType.PipelineColorBlendStateCreateInfo,
            AttachmentCount = (uint)target.ColorCount,
            PAttachments = written,
        };
        DynamicState* changing = stackalloc DynamicState[] { DynamicState.Viewport, DynamicState.Scissor };
        PipelineDynamicStateCreateInfo dynamic = new()
        {
            SType = StructureType.PipelineDynamicStateCreateInfo,
            DynamicStateCount = 2,
            PDynamicStates = changing,
        };
        fixed (byte* main = "main\0"u8)
        {
            PipelineShaderStageCreateInfo* stages = stackalloc PipelineShaderStageCreateInfo[2];
            stages[0] = Stage(ShaderStageFlags.VertexBit, vertex.Module, main);
            stages[1] = fragment is null ? default : Stage(ShaderStageFlags.FragmentBit, fragment.Module, main);
            GraphicsPipelineCreateInfo create = new()
            {
                SType = StructureType.GraphicsPipelineCreateInfo,
                StageCount = fragment is null ? 1u : 2,
                PStages = stages,
                PVertexInputState = &input,
                PInputAssemblyState = &assembly,
                PViewportState = &viewport,
                PRasterizationState = &raster,
                PMultisampleState = &samples,
                PDepthStencilState = &depth,
                PColorBlendState = &blend,
                PDynamicState = &dynamic,
                Layout = layout,
                RenderPass = target.Pass,
            };
            Pipeline pipeline;
            VulkanException.Check(
                device.Api.CreateGraphicsPipelines(device.Handle, default, 1, &create, null, &pipeline),
                "Making the drawing pipeline");
            return pipeline;
        }
    }

    private static VertexInputAttributeDescription Attribute(uint location, Format format, string field) =>
        new(location, 0, format, (uint)Marshal.OffsetOf<GpuVertex>(field));

    private static PipelineShaderStageCreateInfo Stage(ShaderStageFlags stage, ShaderModule module, byte* main) => new()
    {
        SType = StructureType.PipelineShaderStageCreateInfo,
        Stage = stage,
        Module = module,
        PName = main,
    };
}
