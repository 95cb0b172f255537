namespace Galactic.Tasks;

/// <summary>Writes an observation term of one env.</summary>
/// <param name="env">The env.</param>
/// <param name="values">Receives the term's floats; all 0 before.</param>
public delegate void ObservationWriter(in EnvView env, Span<float> values);
