using Galactic.Compute;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// What one worker knows about the 16 envs it is stepping: the wanted motion and what became of it. Nothing here
/// outlives a step.
/// </summary>
internal sealed unsafe class Workspace : IDisposable
{
    private readonly NativeArray<Floats> memory;

    public Workspace(int joints, int slots, int spheres)
    {
        memory = new NativeArray<Floats>(joints + slots * LinkChain.MatrixSize + spheres * 3);
        Joints = memory.Pointer;
        Links = Joints + joints;
        Centers = Links + slots * LinkChain.MatrixSize;
    }

    /// <summary>[joint] wanted joint values.</summary>
    public Floats* Joints { get; }

    /// <summary>[slot, 12] link poses at the wanted base and joints, before any slide.</summary>
    public Floats* Links { get; }

    /// <summary>[sphere, x | y | z] centres, before any slide.</summary>
    public Floats* Centers { get; }

    /// <summary>Mask of envs that start an episode in this step.</summary>
    public Ints Starting;

    /// <summary>Mask of envs that act in this step.</summary>
    public Ints Stepping;

    /// <summary>Mask of envs whose wanted motion stays blocked.</summary>
    public Ints Collided;

    /// <summary>Mask of envs that slid.</summary>
    public Ints Slid;

    /// <summary>Wanted base position, slides included.</summary>
    public Floats X;

    /// <summary>Wanted base position, slides included.</summary>
    public Floats Z;

    /// <summary>Wanted base yaw.</summary>
    public Floats Yaw;

    /// <summary>Total slide along x.</summary>
    public Floats ShiftX;

    /// <summary>Total slide along z.</summary>
    public Floats ShiftZ;

    /// <summary>Wish to grasp (high) or release (low).</summary>
    public Floats Grasp;

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();
}
