package dev.signet.api.dialect;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.function.Function;

/**
 * A path to which browsers send a file as {@code multipart/form-data}. It is another door to an rpc: the file becomes a
 * part of the rpc's request, which then takes the usual way through gate, validation and handler.
 *
 * @param path path of a POST request, without variables
 * @param rpc full name, such as {@code signet.admin.v1.AdminService/SetLabelPolicyAsset}
 * @param request makes the request of the rpc from the content of the file
 */
public record Upload(String path, String rpc, Function<ByteString, Message> request) {}
