using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>The grids of the scenes of 16 envs, one env per lane; lengths in metres.</summary>
internal struct FrameLanes
{
    /// <summary>Scenes the lanes were filled for.</summary>
    public Ints Scene;

    /// <summary>West edges.</summary>
    public Floats MinX;

    /// <summary>North edges.</summary>
    public Floats MinZ;

    /// <summary>Heights of stored value 0.</summary>
    public Floats MinY;

    /// <summary>Cells per metre.</summary>
    public Floats PerMeter;

    /// <summary>Columns less one.</summary>
    public Floats LastColumn;

    /// <summary>Rows less one.</summary>
    public Floats LastRow;

    /// <summary>Columns.</summary>
    public Ints Width;

    /// <summary>First word of <see cref="ClearGround"/>.</summary>
    public Ints Ground;

    /// <summary>Words of one yaw sector of <see cref="ClearGround"/>.</summary>
    public Ints GroundSector;

    /// <summary>First cell of <see cref="ClearSpace"/>.</summary>
    public Ints Space;
}
