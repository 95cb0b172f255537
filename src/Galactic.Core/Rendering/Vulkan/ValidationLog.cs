using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;
using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>Collects the warnings and errors of the validation layer.</summary>
internal sealed unsafe class ValidationLog : IDisposable
{
    private readonly ConcurrentQueue<string> messages = [];
    private GCHandle self;
    private DebugUtilsMessengerEXT messenger;

    /// <summary>Everything said so far.</summary>
    public IReadOnlyList<string> Messages => [.. messages];

    /// <summary>The request to be told, also for the making of an instance.</summary>
    public DebugUtilsMessengerCreateInfoEXT Describe()
    {
        if (!self.IsAllocated)
        {
            self = GCHandle.Alloc(this);
        }

        return new DebugUtilsMessengerCreateInfoEXT
        {
            SType = StructureType.DebugUtilsMessengerCreateInfoExt,
            MessageSeverity = DebugUtilsMessageSeverityFlagsEXT.WarningBitExt
                | DebugUtilsMessageSeverityFlagsEXT.ErrorBitExt,
            MessageType = DebugUtilsMessageTypeFlagsEXT.ValidationBitExt
                | DebugUtilsMessageTypeFlagsEXT.PerformanceBitExt,
            PfnUserCallback = new PfnDebugUtilsMessengerCallbackEXT(&Receive),
            PUserData = (void*)GCHandle.ToIntPtr(self),
        };
    }

    /// <summary>Starts listening.</summary>
    public void Attach(VulkanInstance instance)
    {
        DebugUtilsMessengerCreateInfoEXT create = Describe();
        PfnVoidFunction function = instance.Api.GetInstanceProcAddr(instance.Handle, "vkCreateDebugUtilsMessengerEXT");
        fixed (DebugUtilsMessengerEXT* target = &messenger)
        {
            Result result = ((delegate* unmanaged<Instance, DebugUtilsMessengerCreateInfoEXT*, AllocationCallbacks*,
                DebugUtilsMessengerEXT*, Result>)function.Handle)(instance.Handle, &create, null, target);
            VulkanException.Check(result, "Listening to the validation layer");
        }
    }

    /// <summary>Stops listening.</summary>
    public void Detach(VulkanInstance instance)
    {
        PfnVoidFunction function = instance.Api.GetInstanceProcAddr(
            instance.Handle, "vkDestroyDebugUtilsMessengerEXT");
        ((delegate* unmanaged<Instance, DebugUtilsMessengerEXT, AllocationCallbacks*, void>)function.Handle)(
            instance.Handle, messenger, null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (self.IsAllocated)
        {
            self.Free();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static Bool32 Receive(
        DebugUtilsMessageSeverityFlagsEXT severity, DebugUtilsMessageTypeFlagsEXT type,
        DebugUtilsMessengerCallbackDataEXT* data, void* user)
    {
        if (GCHandle.FromIntPtr((nint)user).Target is ValidationLog log)
        {
            log.messages.Enqueue($"{severity}: {Marshal.PtrToStringUTF8((nint)data->PMessage)}");
        }

        return 0;
    }
}
