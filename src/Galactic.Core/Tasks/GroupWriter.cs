using System.Runtime.Intrinsics;

namespace Galactic.Tasks;

/// <summary>Writes an observation term of 16 envs, one vector per float.</summary>
internal unsafe delegate void GroupWriter(in EnvGroup group, Vector512<float>* values);
