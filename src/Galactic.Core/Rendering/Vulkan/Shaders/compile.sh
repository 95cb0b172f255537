#!/usr/bin/env bash
# Compiles the shaders to the SPIR-V files beside them (apt-get install glslang-tools). Run it after every change of
# a shader and check its output in. With a folder as argument, the files go there instead.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")"
out=${1:-.}

compile() { # source, output, options
  glslangValidator --quiet -V --target-env vulkan1.2 -g0 "${@:3}" -o "$out/$2.spv" "$1"
}

compile cull.comp cull
compile draw.vert depth.vert
compile draw.vert color.vert -DCOLOR
compile draw.frag color.frag -DCOLOR
compile draw.vert painted.vert -DCOLOR -DPAINTED
compile draw.frag painted.frag -DCOLOR -DPAINTED
compile draw.vert ids.vert -DIDS
compile draw.frag ids.frag -DIDS -DID_LOCATION=0
compile draw.vert color-ids.vert -DCOLOR -DIDS
compile draw.frag color-ids.frag -DCOLOR -DIDS -DID_LOCATION=1
compile draw.vert painted-ids.vert -DCOLOR -DPAINTED -DIDS
compile draw.frag painted-ids.frag -DCOLOR -DPAINTED -DIDS -DID_LOCATION=1
compile encode.comp encode
cat ./*.glsl ./*.comp ./*.vert ./*.frag ./compile.sh | sha256sum | cut -d ' ' -f 1 > "$out/sources.sha256"
