using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>The buffers and images that shaders of one pipeline layout see: one descriptor set.</summary>
internal sealed unsafe class DescriptorSlots : IDisposable
{
    private readonly VulkanDevice device;
    private readonly DescriptorType[] types;
    private readonly DescriptorPool pool;
    private readonly DescriptorSet set;
    private readonly DescriptorSetLayout setLayout;

    /// <summary>Makes layout and set.</summary>
    /// <param name="device">Where.</param>
    /// <param name="stages">Shaders that see them.</param>
    /// <param name="pushBytes">Length of the push constants.</param>
    /// <param name="pushStages">Shaders that see those.</param>
    /// <param name="types">[binding] kinds.</param>
    public DescriptorSlots(
        VulkanDevice device, ShaderStageFlags stages, uint pushBytes, ShaderStageFlags pushStages,
        params DescriptorType[] types)
    {
        (this.device, this.types) = (device, types);
        setLayout = MakeSetLayout(stages);
        Layout = MakeLayout(pushBytes, pushStages);
        pool = MakePool();
        DescriptorSetLayout layout = setLayout;
        DescriptorSetAllocateInfo allocate = new()
        {
            SType = StructureType.DescriptorSetAllocateInfo,
            DescriptorPool = pool,
            DescriptorSetCount = 1,
            PSetLayouts = &layout,
        };
        DescriptorSet made;
        VulkanException.Check(
            device.Api.AllocateDescriptorSets(device.Handle, &allocate, &made), "Making a descriptor set");
        set = made;
    }

    /// <summary>Layout for pipelines.</summary>
    public PipelineLayout Layout { get; }

    /// <summary>Points a binding at a whole buffer.</summary>
    public void Set(int binding, DeviceBuffer buffer)
    {
        DescriptorBufferInfo info = new(buffer.Handle, 0, Vk.WholeSize);
        Write(binding, &info, null);
    }

    /// <summary>Points a binding at an image that shaders read.</summary>
    public void Set(int binding, DeviceImage image, ImageLayout layout)
    {
        DescriptorImageInfo info = new(default, image.View, layout);
        Write(binding, null, &info);
    }

    /// <summary>Records that following commands see this set.</summary>
    public void Bind(CommandBuffer commands, PipelineBindPoint point)
    {
        DescriptorSet bound = set;
        device.Api.CmdBindDescriptorSets(commands, point, Layout, 0, 1, &bound, 0, null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        device.Api.DestroyDescriptorPool(device.Handle, pool, null);
        device.Api.DestroyPipelineLayout(device.Handle, Layout, null);
        device.Api.DestroyDescriptorSetLayout(device.Handle, setLayout, null);
    }

    private void Write(int binding, DescriptorBufferInfo* buffer, DescriptorImageInfo* image)
    {
        WriteDescriptorSet write = new()
        {
            SType = StructureType.WriteDescriptorSet,
            DstSet = set,
            DstBinding = (uint)binding,
            DescriptorCount = 1,
            DescriptorType = types[binding],
            PBufferInfo = buffer,
            PImageInfo = image,
        };
        device.Api.UpdateDescriptorSets(device.Handle, 1, &write, 0, null);
    }

    private DescriptorSetLayout MakeSetLayout(ShaderStageFlags stages)
    {
        DescriptorSetLayoutBinding* bindings = stackalloc DescriptorSetLayoutBinding[types.Length];
        for (int i = 0; i < types.Length; i++)
        {
            bindings[i] = new DescriptorSetLayoutBinding((uint)i, types[i], 1, stages);
        }

        DescriptorSetLayoutCreateInfo create = new()
        {
            SType = StructureType.DescriptorSetLayoutCreateInfo,
            BindingCount = (uint)types.Length,
            PBindings = bindings,
        };
        DescriptorSetLayout layout;
        VulkanException.Check(
            device.Api.CreateDescriptorSetLayout(device.Handle, &create, null, &layout), "Making a set layout");
        return layout;
    }

    private PipelineLayout MakeLayout(uint pushBytes, ShaderStageFlags pushStages)
    {
        PushConstantRange push = new(pushStages, 0, pushBytes);
        DescriptorSetLayout sets = setLayout;
        PipelineLayoutCreateInfo create = new()
        {
            SType = StructureType.PipelineLayoutCreateInfo,
            SetLayoutCount = 1,
            PSetLayouts = &sets,
            PushConstantRangeCount = 1,
            PPushConstantRanges = &push,
        };
        PipelineLayout layout;
        VulkanException.Check(
            device.Api.CreatePipelineLayout(device.Handle, &create, null, &layout), "Making a pipeline layout");
        return layout;
    }

    private DescriptorPool MakePool()
    {
        DescriptorPoolSize* sizes = stackalloc DescriptorPoolSize[types.Length];
        for (int i = 0; i < types.Length; i++)
        {
            sizes[i] = new DescriptorPoolSize(types[i], 1);
        }

        DescriptorPoolCreateInfo create = new()
        {
            SType = StructureType.DescriptorPoolCreateInfo,
            MaxSets = 1,
            PoolSizeCount = (uint)types.Length,
            PPoolSizes = sizes,
        };
        DescriptorPool made;
        VulkanException.Check(
            device.Api.CreateDescriptorPool(device.Handle, &create, null, &made), "Making a descriptor pool");
        return made;
    }
}
